namespace Serverless.Tests.Platform.Durable;

/// <summary>Runs the test live and with every turn rebuilt from history.</summary>
public static class EveryMode
{
    public static TheoryData<Mode> All => [Mode.Live, Mode.StrictReplay];
}

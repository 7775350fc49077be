namespace Serverless.LocalDev.Functions;

internal static class HostVersion
{
    /// <summary>The real host's version whose behaviour this one follows; workers and deployment checks ask for it.</summary>
    public const string Text = "4.1044.400";
}

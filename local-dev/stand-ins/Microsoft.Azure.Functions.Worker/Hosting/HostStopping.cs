namespace Serverless.LocalDev.Functions;

/// <summary>Cancelled when the host's patience with what is in flight ends at shutdown.</summary>
internal sealed class HostStopping : IDisposable
{
    private readonly CancellationTokenSource source = new();

    public CancellationToken Token => source.Token;

    public void Cancel() => source.Cancel();

    public void Dispose() => source.Dispose();
}

namespace Serverless.LocalDev.Functions.Http;

/// <summary>Counts requests being answered, so that a stop can wait for them whatever the server does.</summary>
internal sealed class RequestsInFlight
{
    private readonly TaskCompletionSource drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int count = 1;

    public void Enter() => Interlocked.Increment(ref count);

    public void Leave()
    {
        if (Interlocked.Decrement(ref count) == 0) drained.TrySetResult();
    }

    /// <summary>Call once, when nothing new is let in.</summary>
    public async Task DrainAsync(CancellationToken cancellation)
    {
        Leave();
        await drained.Task.WaitAsync(cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}

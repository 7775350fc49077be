namespace Serverless.LocalDev.Functions.Invocation;

/// <summary>Counts what is under way, so that who stops it can wait for the last of it.</summary>
internal sealed class InFlight
{
    private readonly TaskCompletionSource drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    // One more than what is under way, until the drain.
    private int count = 1;

    /// <summary>Of meaning until the drain.</summary>
    public int Count => Volatile.Read(ref count) - 1;

    public void Enter() => Interlocked.Increment(ref count);

    /// <summary>False once the drain has ended: nobody would wait for it.</summary>
    public bool TryEnter()
    {
        for (var seen = Volatile.Read(ref count); seen > 0;)
        {
            var found = Interlocked.CompareExchange(ref count, seen + 1, seen);
            if (found == seen) return true;
            seen = found;
        }
        return false;
    }

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

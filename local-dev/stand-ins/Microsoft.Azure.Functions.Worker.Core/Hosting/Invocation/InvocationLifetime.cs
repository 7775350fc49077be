namespace Serverless.LocalDev.Functions;

/// <summary>
/// Ends with the host's patience at shutdown, the listener's own token, or the function's time limit. The token source is
/// only made for a function that looks at its token.
/// </summary>
internal sealed class InvocationLifetime(CancellationToken stopping, CancellationToken listener) : IDisposable
{
    private readonly Lock gate = new();
    private CancellationTokenSource? source;
    private TaskCompletionSource? expiry;
    private bool ended;

    /// <summary>Neighbours in <see cref="FunctionTimeLimit"/>, which guards them.</summary>
    public InvocationLifetime? Earlier { get; set; }

    public InvocationLifetime? Later { get; set; }

    public DateTimeOffset Deadline { get; set; }

    public bool IsExpired { get; private set; }

    public CancellationToken Token
    {
        get
        {
            lock (gate)
            {
                if (ended && source is null) return new CancellationToken(IsExpired || stopping.IsCancellationRequested || listener.IsCancellationRequested);
                source ??= CancellationTokenSource.CreateLinkedTokenSource(stopping, listener);
                if (IsExpired) source.Cancel();
                return source.Token;
            }
        }
    }

    /// <summary>Completes when <paramref name="running"/> does, or when the time is up.</summary>
    public Task EndOf(Task running)
    {
        lock (gate)
        {
            if (IsExpired) return Task.CompletedTask;
            expiry ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
        return Task.WhenAny(running, expiry.Task);
    }

    public void Expire()
    {
        CancellationTokenSource? cancelled;
        lock (gate)
        {
            if (ended) return;
            IsExpired = true;
            cancelled = source;
        }
        expiry?.TrySetResult();
        try
        {
            cancelled?.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The invocation ended in the meantime.
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            ended = true;
            source?.Dispose();
        }
    }
}

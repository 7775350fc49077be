namespace Serverless.LocalDev.Functions.Worker;

/// <summary>A place for one worker at the host, from before it is built until it has gone.</summary>
public sealed class WorkerConnection
{
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource gone = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal WorkerConnection(WorkerSettings settings) => Settings = settings;

    public WorkerSettings Settings { get; }

    /// <summary>
    /// Set for a worker in this process before the host starts: the address a worker announces is one for the whole
    /// process. Null takes the announced one.
    /// </summary>
    public WorkerHttp? Http { get; set; }

    /// <summary>The host asks the worker to end when it stops, and waits for that: it is a process of its own.</summary>
    internal bool EndsWithHost { get; set; }

    /// <summary>What the worker said when it was initialised.</summary>
    internal WorkerHttp? AnnouncedHttp { get; set; }

    /// <summary>Completes when the worker takes invocations.</summary>
    internal Task Ready => ready.Task;

    /// <summary>Completes when the host wants nothing more of the worker; what it held has ended.</summary>
    internal Task Released => released.Task;

    /// <summary>Completes when those who started the worker say that it is no more.</summary>
    internal Task Gone => gone.Task;

    internal void MarkReady() => ready.TrySetResult();

    internal void Release() => released.TrySetResult();

    internal void MarkGone() => gone.TrySetResult();
}

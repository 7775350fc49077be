namespace Serverless.LocalDev.Functions.Worker;

/// <summary>A place for one worker at the host, from before it is built until it has gone.</summary>
public sealed class WorkerConnection
{
    internal WorkerConnection(WorkerSettings settings) => Settings = settings;

    public WorkerSettings Settings { get; }

    /// <summary>
    /// Set for a worker in this process before the host starts: the address a worker announces is one for the whole
    /// process. Null takes the announced one.
    /// </summary>
    public WorkerHttp? Http { get; set; }

    /// <summary>The host asks the worker to end when it stops: it is a process of its own.</summary>
    internal bool EndsWithHost { get; set; }

    /// <summary>What the worker said when it was initialised.</summary>
    internal WorkerHttp? AnnouncedHttp { get; set; }
}

using System.Collections.Concurrent;
using System.Globalization;

namespace Serverless.LocalDev.Functions.Worker;

/// <summary>The workers of one host: those expected, and the ready ones, over which invocations are spread.</summary>
internal sealed class WorkerPool : IDisposable
{
    private readonly ConcurrentDictionary<string, WorkerConnection> expected = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource stopping = new();
    private readonly Lock gate = new();
    private readonly TaskCompletionSource first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource arrival = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private WorkerSession[] ready = [];
    private int added;

    public WorkerPool() => Stopping = stopping.Token;

    /// <summary>Cancelled when the host's patience with what is in flight ends.</summary>
    public CancellationToken Stopping { get; }

    public IReadOnlyList<WorkerSession> Ready => Volatile.Read(ref ready);

    /// <summary>Completes when the first worker has started its stream, before it is ready.</summary>
    public Task FirstConnected => first.Task;

    public WorkerConnection Expect(Uri endpoint)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"worker-{Interlocked.Increment(ref added)}");
        return expected[id] = new WorkerConnection(new WorkerSettings(endpoint, id));
    }

    public WorkerConnection? Find(string workerId) => expected.GetValueOrDefault(workerId);

    public void Forget(WorkerConnection connection)
    {
        expected.TryRemove(connection.Settings.WorkerId, out _);
        connection.MarkGone();
    }

    public void Connected() => first.TrySetResult();

    public void Add(WorkerSession session)
    {
        TaskCompletionSource waiting;
        lock (gate)
        {
            // It went away while it was getting ready, and has left already.
            if (session.HasEnded) return;
            if (stopping.IsCancellationRequested)
            {
                session.End();
                return;
            }
            Volatile.Write(ref ready, [.. ready, session]);
            waiting = arrival;
        }
        waiting.TrySetResult();
        session.Connection.MarkReady();
    }

    public void Remove(WorkerSession session)
    {
        lock (gate)
        {
            Volatile.Write(ref ready, [.. ready.Where(other => other != session)]);
            if (ready.Length == 0 && arrival.Task.IsCompleted) arrival = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>
    /// The ready worker with the least to do. Where none is ready it waits for one, so that a worker's restart does not use up
    /// the deliveries of what arrives meanwhile; null when the wait was ended.
    /// </summary>
    public ValueTask<WorkerSession?> ChooseAsync(CancellationToken cancellation)
    {
        var workers = Volatile.Read(ref ready);
        return workers.Length switch
        {
            1 => new(workers[0]),
            0 => new(WaitAsync(cancellation)),
            _ => new(LeastLoaded(workers)),
        };
    }

    /// <summary>The ready worker of a <see cref="WorkerSession.MemoryMark"/>; null when it has gone or cannot be relied on.</summary>
    public WorkerSession? FindMarked(object mark) => Array.Find(Volatile.Read(ref ready), worker => worker.MemoryMark == mark);

    public void EndPatience()
    {
        stopping.Cancel();
        foreach (var session in Ready) session.CancelEverything();
    }

    /// <summary>
    /// Takes a worker out of the choice, waits for what it holds while there is patience, and ends its stream. One in a
    /// process of its own is asked to end as well, and waited for.
    /// </summary>
    /// <param name="grace">What the worker is told it may take to end.</param>
    public async Task DrainAsync(WorkerSession session, TimeSpan grace, CancellationToken patience)
    {
        Remove(session);
        await session.DrainAsync(patience);
        if (session.Connection.EndsWithHost) session.Terminate(grace);
        session.End();
        session.Connection.Release();
        if (session.Connection.EndsWithHost) await session.Connection.Gone;
    }

    /// <summary>Drains one worker after the other, as they came; those that are not ready yet are let go.</summary>
    public async Task DrainAsync(TimeSpan grace, CancellationToken patience)
    {
        foreach (var session in Ready) await DrainAsync(session, grace, patience);
        foreach (var connection in expected.Values) connection.Release();
    }

    public void Dispose() => stopping.Dispose();

    private async Task<WorkerSession?> WaitAsync(CancellationToken cancellation)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation, Stopping);
        while (!ending.IsCancellationRequested)
        {
            Task waiting;
            lock (gate) waiting = arrival.Task;
            await waiting.WaitAsync(ending.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (Volatile.Read(ref ready) is { Length: > 0 } workers) return LeastLoaded(workers);
        }
        return null;
    }

    private static WorkerSession LeastLoaded(WorkerSession[] workers)
    {
        var best = workers[0];
        for (var i = 1; i < workers.Length; i++)
        {
            if (workers[i].Load < best.Load) best = workers[i];
        }
        return best;
    }
}

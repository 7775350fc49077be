namespace Serverless.LocalDev.Durable;

/// <summary>Lets so many work items run on the thread pool at a time; the rest wait in order.</summary>
internal sealed class WorkGate(int limit)
{
    private readonly Queue<IThreadPoolWorkItem> waiting = new();
    private readonly Lock gate = new();
    private TaskCompletionSource? idle;
    private int running;

    public void Enter(IThreadPoolWorkItem item)
    {
        if (limit != int.MaxValue)
        {
            lock (gate)
            {
                if (running >= limit)
                {
                    waiting.Enqueue(item);
                    return;
                }
                running++;
            }
        }
        ThreadPool.UnsafeQueueUserWorkItem(item, preferLocal: false);
    }

    /// <summary>True when the caller may run its item on its own thread.</summary>
    public bool TryEnter()
    {
        if (limit == int.MaxValue) return true;
        lock (gate)
        {
            if (running >= limit) return false;
            running++;
            return true;
        }
    }

    /// <summary>Gives back what still waits, which then never runs. Only for a gate with a limit.</summary>
    public IReadOnlyList<IThreadPoolWorkItem> TakeWaiting()
    {
        lock (gate)
        {
            var taken = waiting.ToArray();
            waiting.Clear();
            return taken;
        }
    }

    /// <summary>Completes when nothing runs any more. Only for a gate with a limit.</summary>
    public Task WhenIdleAsync(CancellationToken cancellation)
    {
        lock (gate)
        {
            if (running == 0) return Task.CompletedTask;
            idle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return idle.Task.WaitAsync(cancellation);
        }
    }

    public void Leave()
    {
        if (limit == int.MaxValue) return;
        IThreadPoolWorkItem? next;
        lock (gate)
        {
            if (!waiting.TryDequeue(out next) && --running == 0) idle?.TrySetResult();
        }
        if (next is not null) ThreadPool.UnsafeQueueUserWorkItem(next, preferLocal: false);
    }
}

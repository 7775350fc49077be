namespace Serverless.LocalDev.Durable;

/// <summary>Lets so many work items run at a time; the rest wait in order. An item runs until it is said to have left.</summary>
internal sealed class WorkGate(int limit)
{
    private readonly Queue<IThreadPoolWorkItem> waiting = new();
    private readonly Lock gate = new();
    private TaskCompletionSource? idle;
    private int running;

    public void Enter(IThreadPoolWorkItem item)
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
        ThreadPool.UnsafeQueueUserWorkItem(item, preferLocal: false);
    }

    public void Leave()
    {
        IThreadPoolWorkItem? next;
        lock (gate)
        {
            if (!waiting.TryDequeue(out next) && --running == 0)
            {
                idle?.TrySetResult();
                idle = null;
            }
        }
        if (next is not null) ThreadPool.UnsafeQueueUserWorkItem(next, preferLocal: false);
    }

    /// <summary>Completes when nothing runs any more.</summary>
    public Task WhenIdleAsync(CancellationToken cancellation)
    {
        lock (gate)
        {
            if (running == 0) return Task.CompletedTask;
            idle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return idle.Task.WaitAsync(cancellation);
        }
    }
}

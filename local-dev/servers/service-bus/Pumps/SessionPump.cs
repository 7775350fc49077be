using Serverless.LocalDev.Store;

namespace Serverless.LocalDev.ServiceBus;

/// <summary>Accepts sessions as they get messages, as many at a time as there are slots, and gives each a worker of its own.</summary>
internal sealed class SessionPump(
    MessageQueue queue, PumpSettings settings, PumpHandler handle, int slots, ISessionObserver? observer = null) : IQueueListener, IMessagePump
{
    private readonly Lock gate = new();
    private readonly List<SessionWorker> workers = [];
    private TaskCompletionSource? drained;
    private int slots = slots;
    private bool running;
    private bool again;
    private bool stopping;

    public int Slots
    {
        get => Volatile.Read(ref slots);
        set
        {
            Volatile.Write(ref slots, value);
            Signal();
        }
    }

    public void Start()
    {
        lock (gate)
        {
            stopping = false;
            drained = null;
        }
        queue.AddListener(this);
    }

    public async Task StopAsync(CancellationToken cancellation)
    {
        queue.RemoveListener(this);
        SessionWorker[] open;
        Task waiting;
        lock (gate)
        {
            stopping = true;
            drained ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            open = [.. workers];
            if (open.Length == 0 && !running) drained.TrySetResult();
            waiting = drained.Task;
        }
        foreach (var worker in open) worker.Stop();
        await waiting.WaitAsync(cancellation);
    }

    public void Signal()
    {
        lock (gate)
        {
            if (stopping) return;
            again = true;
            if (running) return;
            running = true;
        }
        var scope = queue.Bus.Clock.Work.Begin(WorkKind.Message);
        ThreadPool.UnsafeQueueUserWorkItem(Run, scope, preferLocal: false);
    }

    /// <summary>A worker has given its session back.</summary>
    public void Ended(SessionWorker worker)
    {
        lock (gate)
        {
            workers.Remove(worker);
            if (stopping && workers.Count == 0 && !running) drained?.TrySetResult();
        }
        Signal();
    }

    private void Run(WorkScope scope)
    {
        while (TryContinue())
        {
            while (HasRoom() && queue.TryAcceptNext(settings.RenewFor) is { } accepted)
            {
                var worker = new SessionWorker(this, accepted, settings, handle, observer);
                lock (gate) workers.Add(worker);
                worker.Signal();
            }
        }
        scope.Dispose();
    }

    private bool HasRoom()
    {
        lock (gate) return !stopping && workers.Count < slots;
    }

    private bool TryContinue()
    {
        lock (gate)
        {
            if (again && !stopping)
            {
                again = false;
                return true;
            }
            running = false;
            if (stopping && workers.Count == 0) drained?.TrySetResult();
            return false;
        }
    }
}

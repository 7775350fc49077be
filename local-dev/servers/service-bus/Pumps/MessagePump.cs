using Serverless.LocalDev.Store;

namespace Serverless.LocalDev.ServiceBus;

/// <summary>
/// Feeds handlers from a queue as messages come, with as many calls at a time as there are slots. One run at a time takes
/// what the free slots can hold; nothing polls.
/// </summary>
internal sealed class MessagePump(MessageQueue queue, PumpSettings settings, PumpHandler handle, int slots)
    : IQueueListener, IThreadPoolWorkItem, IMessagePump
{
    private readonly Lock gate = new();
    private TaskCompletionSource? drained;
    private WorkScope scope;
    private int slots = slots;
    private int busy;
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
        Task waiting;
        lock (gate)
        {
            stopping = true;
            drained ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            if (busy == 0 && !running) drained.TrySetResult();
            waiting = drained.Task;
        }
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
            scope = queue.Bus.Clock.Work.Begin(WorkKind.Message);
        }
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    void IThreadPoolWorkItem.Execute() => _ = RunAsync();

    private async Task RunAsync()
    {
        while (TryContinue(out var free))
        {
            if (free == 0) continue;
            if (queue.TryTake(Math.Min(free, int.MaxValue / settings.MessagesPerCall) * settings.MessagesPerCall, settings.Mode, settings.RenewFor)
                is not { } taking) continue;
            lock (gate) again = true;
            if (!await IsCommittedAsync(taking)) continue;
            for (var start = 0; start < taking.Messages.Length; start += settings.MessagesPerCall)
            {
                Begin(new ArraySegment<Delivery>(
                    taking.Messages, start, Math.Min(settings.MessagesPerCall, taking.Messages.Length - start)));
            }
        }
    }

    // Ends the run only when nobody has signalled since it last looked.
    private bool TryContinue(out int free)
    {
        WorkScope ended;
        lock (gate)
        {
            free = Math.Max(0, slots - busy);
            if (again && !stopping)
            {
                again = false;
                return true;
            }
            running = false;
            if (stopping && busy == 0) drained?.TrySetResult();
            ended = scope;
        }
        ended.Dispose();
        return false;
    }

    // A store that stopped takes nothing more: the namespace is at its end, and whoever writes next is told why.
    private static async Task<bool> IsCommittedAsync(Taking taking)
    {
        try
        {
            await taking.Committed;
            return true;
        }
        catch (BusException)
        {
            return false;
        }
    }

    private void Begin(ArraySegment<Delivery> messages)
    {
        lock (gate) busy++;
        ThreadPool.UnsafeQueueUserWorkItem(new Call(this, messages, queue.Bus.Clock.Work), preferLocal: false);
    }

    private void End()
    {
        lock (gate)
        {
            busy--;
            if (stopping && busy == 0 && !running) drained?.TrySetResult();
        }
        Signal();
    }

    private sealed class Call(MessagePump pump, ArraySegment<Delivery> messages, WorkTracker tracker)
        : PumpCall(tracker), IThreadPoolWorkItem
    {
        public void Execute() => _ = RunAsync();

        private async Task RunAsync()
        {
            try
            {
                await pump.HandleAsync(messages, this);
            }
            finally
            {
                pump.End();
                Dispose();
            }
        }
    }

    private Task HandleAsync(ArraySegment<Delivery> messages, PumpCall call) => handle(messages, null, call);
}

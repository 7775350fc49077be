namespace Serverless.LocalDev.ServiceBus;

/// <summary>
/// The receivable side of a queue or subscription, or of its dead-letter sub-queue: who gets which message, for how long,
/// and what becomes of it. Everything is decided under the namespace's gate and acknowledged after the commit.
/// </summary>
internal sealed partial class MessageQueue : IDisposable
{
    private readonly QueueEntity entity;
    private readonly Dictionary<long, LiveMessage> messages = [];
    private readonly AvailableMessages available = new();
    private readonly LockList locks = new();
    private readonly ExpiryHeap expiries = new();
    private readonly Alarm alarm;
    private readonly long lockTicks;

    public MessageQueue(QueueEntity entity, SubQueue subQueue)
    {
        this.entity = entity;
        SubQueue = subQueue;
        Path = EntityPath.Of(entity.Path, subQueue);
        lockTicks = entity.Options.LockDuration.Ticks;
        RequiresSession = entity.Options.RequiresSession && !IsDeadLetter;
        alarm = new Alarm(Bus.Clock, Bus.Gate, () =>
        {
            RunDue(Bus.Now);
            Rearm();
        });
    }

    public ServiceBusNamespace Bus => entity.Bus;

    public string Path { get; }

    public SubQueue SubQueue { get; }

    /// <summary>A sub-queue: what is in it never expires and is never dead-lettered again.</summary>
    public bool IsDeadLetter => SubQueue != SubQueue.None;

    public bool RequiresSession { get; }

    public EntityOptions Options => entity.Options;

    public int AvailableCount => RequiresSession ? availableInSessions : available.Count;

    public int LockedCount { get; private set; }

    public int DeferredCount { get; private set; }

    public int Count => messages.Count;

    /// <summary>Waiting or being worked on: what the scale controller looks at.</summary>
    public int Backlog => AvailableCount + LockedCount;

    /// <summary>Bytes held.</summary>
    public long Size { get; private set; }

    /// <summary>A message that is here from now on; receivable when its change has arrived.</summary>
    public void Adopt(LiveMessage message)
    {
        messages.Add(message.Sequence, message);
        Size += message.Size;
        if (!IsDeadLetter) expiries.Add(message, messages);
    }

    public void Dispose()
    {
        alarm.Dispose();
        EndListeners(BusErrors.Closed(Bus.Host));
    }

    private void Forget(LiveMessage message)
    {
        message.State = LiveState.Gone;
        messages.Remove(message.Sequence);
        Size -= message.Size;
    }

    /// <summary>Sets the alarm for whichever comes first: a lock or an expiry.</summary>
    private void Rearm()
    {
        var next = expiries.NextDue;
        if (locks.First is { } first) next = Math.Min(next, first.LockedUntil);
        if (sessionLocks.First is { } session) next = Math.Min(next, session.LockedUntil);
        if (next != long.MaxValue) alarm.Set(next);
    }
}

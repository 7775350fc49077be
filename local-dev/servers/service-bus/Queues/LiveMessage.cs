namespace Serverless.LocalDev.ServiceBus;

/// <summary>Where a live message stands in memory.</summary>
internal enum LiveState
{
    /// <summary>Decided, not committed: nobody sees it yet.</summary>
    Pending,
    Available,
    Locked,
    Deferred,
    Scheduled,
    Gone,
}

/// <summary>Where a message stands in the store. Locks are not stored: a restart voids them.</summary>
internal enum StoredPlace
{
    Active = 0,
    Scheduled = 1,
    Deferred = 2,
    DeadLettered = 3,
    DeadLetteredDeferred = 4,
}

/// <summary>A message in a queue, a subscription or a dead-letter queue. Guarded by the namespace's gate.</summary>
internal sealed class LiveMessage(int entity, long sequence, OutgoingMessage message) : TimedLock
{
    private const int SequenceBits = 44;

    public OutgoingMessage Message { get; set; } = message;

    public BrokeredContent Content => Message.Content;

    /// <summary>A scheduled message gets a new number, and so a new identity, when it is activated; else it never changes.</summary>
    public long Sequence => sequence;

    public long RowId => Row(entity, sequence);

    /// <summary>The number given where the message was first submitted, if elsewhere; else 0.</summary>
    public long OriginSequence { get; init; }

    public long EnqueuedAt { get; init; }

    public long ExpiresAt { get; init; } = long.MaxValue;

    /// <summary>When a scheduled message is due, UTC ticks.</summary>
    public long ScheduledFor { get; init; }

    /// <summary>Deliveries that ended without settlement.</summary>
    public int FailedDeliveries { get; set; }

    public LiveState State { get; set; }

    /// <summary>Comes back as deferred, not as available, when a lock on it ends.</summary>
    public bool IsDeferred { get; set; }

    public Guid LockToken { get; set; }

    /// <summary>The delivery that holds the lock; its LockedUntil follows renewals.</summary>
    public Delivery? Delivery { get; set; }

    public TakenBatch? Taken { get; set; }

    public Session? Session { get; set; }

    /// <summary>The session lock a locked message of a session depends on.</summary>
    public SessionLock? Holder { get; set; }

    /// <summary>Bytes as it came here.</summary>
    public long Size { get; } = message.Size;

    public static long Row(int entity, long sequence) => ((long)entity << SequenceBits) | sequence;

    public static (int Entity, long Sequence) Split(long rowId) => ((int)(rowId >> SequenceBits), rowId & ((1L << SequenceBits) - 1));
}

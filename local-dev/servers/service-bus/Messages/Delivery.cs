namespace Serverless.LocalDev.ServiceBus;

/// <summary>Where a delivered or peeked message stands, as the wire numbers it.</summary>
internal enum MessageState { Active = 0, Deferred = 1, Scheduled = 2 }

/// <summary>A message as a receiver gets it: what it says, and what the broker says about it.</summary>
internal sealed class Delivery(BrokeredContent content, byte[] head)
{
    private long lockedUntil;

    public BrokeredContent Content => content;

    /// <summary>The content as <see cref="MessageHead"/> encoded it.</summary>
    public ReadOnlyMemory<byte> Head => head;

    /// <summary>Empty for a message that is peeked or was deleted as it was received.</summary>
    public Guid LockToken { get; init; }

    /// <summary>UTC ticks on the cloud's clock; follows renewals.</summary>
    public long LockedUntil
    {
        get => Volatile.Read(ref lockedUntil);
        set => Volatile.Write(ref lockedUntil, value);
    }

    public long SequenceNumber { get; init; }

    /// <summary>Its number where it was first submitted, if elsewhere; else 0.</summary>
    public long EnqueuedSequenceNumber { get; init; }

    public DateTimeOffset EnqueuedTime { get; init; }

    /// <summary>Earlier deliveries that ended without settlement.</summary>
    public int FailedDeliveries { get; init; }

    /// <summary>Counts the present delivery, as clients do; a peek counts none.</summary>
    public int DeliveryCount => FailedDeliveries + (IsReceived ? 1 : 0);

    /// <summary>False for a message that is only looked at.</summary>
    public bool IsReceived { get; init; }

    public MessageState State { get; init; }
}

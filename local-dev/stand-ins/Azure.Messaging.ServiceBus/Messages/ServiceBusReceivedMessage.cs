#nullable disable annotations
using Serverless.LocalDev.ServiceBus;

namespace Azure.Messaging.ServiceBus;

/// <summary>One delivery (or one peek) of a message.</summary>
public class ServiceBusReceivedMessage
{
    private readonly BrokeredContent content;
    private string contentType;

    internal ServiceBusReceivedMessage(BrokeredContent content)
    {
        this.content = content;
        contentType = content.ContentType;
    }

    public IReadOnlyDictionary<string, object> ApplicationProperties => content.Properties;

    public BinaryData Body => content.Body;

    public string ContentType
    {
        get => contentType;
        set => contentType = value;
    }

    public string CorrelationId => content.CorrelationId;

    public string DeadLetterErrorDescription => Property("DeadLetterErrorDescription");

    public string DeadLetterReason => Property("DeadLetterReason");

    /// <summary>Where the message was dead-lettered, if it was then forwarded from the dead-letter queue to another entity.</summary>
    public string DeadLetterSource => content.DeadLetterSource;

    /// <summary>This delivery counted: 1 the first time. A peek shows the deliveries so far.</summary>
    public int DeliveryCount { get; internal init; }

    /// <summary>The number given where the message was first submitted, if it was forwarded; else 0.</summary>
    public long EnqueuedSequenceNumber { get; internal init; }

    public DateTimeOffset EnqueuedTime { get; internal init; }

    public DateTimeOffset ExpiresAt => TimeToLive >= DateTimeOffset.MaxValue - EnqueuedTime ? DateTimeOffset.MaxValue : EnqueuedTime + TimeToLive;

    public DateTimeOffset LockedUntil => new(Volatile.Read(ref LockedUntilTicks), TimeSpan.Zero);

    public string LockToken => LockTokenGuid.ToString();

    public string MessageId => content.MessageId;

    public string PartitionKey => content.PartitionKey;

    public string ReplyTo => content.ReplyTo;

    public string ReplyToSessionId => content.ReplyToSessionId;

    public DateTimeOffset ScheduledEnqueueTime => content.ScheduledEnqueueTime;

    public long SequenceNumber { get; internal init; }

    public string SessionId => content.SessionId;

    public ServiceBusMessageState State { get; internal init; }

    public string Subject => content.Subject;

    public TimeSpan TimeToLive => content.TimeToLive;

    public string To => content.To;

    public string TransactionPartitionKey => content.TransactionPartitionKey;

    internal Guid LockTokenGuid { get; init; }

    /// <summary>Moves when the lock is renewed, also by the pump that renews while a handler runs.</summary>
    internal long LockedUntilTicks;

    public override string ToString() => $"{{MessageId:{MessageId}}}";

    private string Property(string name) => content.Properties.TryGetValue(name, out var value) ? value as string : null;
}

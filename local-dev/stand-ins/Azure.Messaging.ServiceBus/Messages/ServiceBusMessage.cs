#nullable disable annotations
namespace Azure.Messaging.ServiceBus;

/// <summary>A message to send. Limits of names and values are the platform's (docs: Messages, payloads, and serialization).</summary>
public class ServiceBusMessage
{
    private const int LongestId = 128;
    private string messageId;
    private string sessionId;
    private string replyToSessionId;
    private string partitionKey;
    private TimeSpan timeToLive = TimeSpan.MaxValue;

    public ServiceBusMessage() : this(default(ReadOnlyMemory<byte>)) { }

    public ServiceBusMessage(string body) : this(BinaryData.FromString(body)) { }

    public ServiceBusMessage(ReadOnlyMemory<byte> body) : this(BinaryData.FromBytes(body)) { }

    public ServiceBusMessage(BinaryData body)
    {
        ArgumentNullException.ThrowIfNull(body);
        Body = body;
        ApplicationProperties = new Dictionary<string, object>();
    }

    /// <summary>Copies what an application set; what the broker set (sequence number, lock, dead-letter reason) stays behind.</summary>
    public ServiceBusMessage(ServiceBusReceivedMessage receivedMessage)
    {
        ArgumentNullException.ThrowIfNull(receivedMessage);
        Body = receivedMessage.Body;
        messageId = receivedMessage.MessageId;
        sessionId = receivedMessage.SessionId;
        replyToSessionId = receivedMessage.ReplyToSessionId;
        partitionKey = receivedMessage.PartitionKey;
        if (receivedMessage.TimeToLive > TimeSpan.Zero) timeToLive = receivedMessage.TimeToLive;
        ContentType = receivedMessage.ContentType;
        CorrelationId = receivedMessage.CorrelationId;
        ReplyTo = receivedMessage.ReplyTo;
        Subject = receivedMessage.Subject;
        To = receivedMessage.To;
        TransactionPartitionKey = receivedMessage.TransactionPartitionKey;
        ScheduledEnqueueTime = receivedMessage.ScheduledEnqueueTime;
        ApplicationProperties = new Dictionary<string, object>(receivedMessage.ApplicationProperties.Count);
        foreach (var (name, value) in receivedMessage.ApplicationProperties)
        {
            if (name is not ("DeadLetterReason" or "DeadLetterErrorDescription")) ApplicationProperties[name] = value;
        }
    }

    public IDictionary<string, object> ApplicationProperties { get; }

    public BinaryData Body { get; set; }

    public string ContentType { get; set; }

    public string CorrelationId { get; set; }

    /// <summary>At most 128 characters. The broker gives one to a message without.</summary>
    public string MessageId
    {
        get => messageId;
        set => messageId = string.IsNullOrEmpty(value)
            ? throw new ArgumentException("The MessageId must not be empty.", nameof(value))
            : Limited(value, nameof(MessageId));
    }

    public string PartitionKey
    {
        get => partitionKey;
        set => partitionKey = sessionId is not null && value is not null && value != sessionId
            ? throw new ArgumentOutOfRangeException(nameof(value), $"The PartitionKey:{value} cannot be set to a different value than SessionId:{sessionId}.")
            : Limited(value, nameof(PartitionKey));
    }

    public string ReplyTo { get; set; }

    public string ReplyToSessionId
    {
        get => replyToSessionId;
        set => replyToSessionId = Limited(value, nameof(ReplyToSessionId));
    }

    public DateTimeOffset ScheduledEnqueueTime { get; set; }

    public string SessionId
    {
        get => sessionId;
        set
        {
            sessionId = Limited(value, nameof(SessionId));
            // The session is the partition in an entity that has both (docs: Partitioned queues and topics).
            if (partitionKey is not null) partitionKey = value;
        }
    }

    public string Subject { get; set; }

    /// <summary>How long after enqueueing the message lives, at most the entity's default.</summary>
    public TimeSpan TimeToLive
    {
        get => timeToLive;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero);
            timeToLive = value;
        }
    }

    public string To { get; set; }

    public string TransactionPartitionKey { get; set; }

    public override string ToString() => $"{{MessageId:{MessageId}}}";

    private static string Limited(string value, string name) => value?.Length > LongestId
        ? throw new ArgumentOutOfRangeException(name, $"{name} may have at most {LongestId} characters.")
        : value;
}

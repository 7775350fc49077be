#nullable disable annotations
using Serverless.LocalDev.ServiceBus;

namespace Azure.Messaging.ServiceBus;

/// <summary>Makes the messages and batches only the client makes otherwise, for unit tests.</summary>
public static class ServiceBusModelFactory
{
    public static ServiceBusMessageBatch ServiceBusMessageBatch(
        long batchSizeBytes,
        IList<ServiceBusMessage> batchMessageStore,
        CreateMessageBatchOptions batchOptions = default,
        Func<ServiceBusMessage, bool> tryAddCallback = default) =>
        new(batchMessageStore, batchSizeBytes, batchOptions?.MaxSizeInBytes ?? long.MaxValue, tryAddCallback ?? (_ => true));

    public static ServiceBusReceivedMessage ServiceBusReceivedMessage(
        BinaryData body,
        string messageId,
        string partitionKey,
        string viaPartitionKey,
        string sessionId,
        string replyToSessionId,
        TimeSpan timeToLive,
        string correlationId,
        string subject,
        string to,
        string contentType,
        string replyTo,
        DateTimeOffset scheduledEnqueueTime,
        IDictionary<string, object> properties,
        Guid lockTokenGuid,
        int deliveryCount,
        DateTimeOffset lockedUntil,
        long sequenceNumber,
        string deadLetterSource,
        long enqueuedSequenceNumber,
        DateTimeOffset enqueuedTime) =>
        ServiceBusReceivedMessage(
            body, messageId, partitionKey, viaPartitionKey, sessionId, replyToSessionId, timeToLive, correlationId, subject, to, contentType,
            replyTo, scheduledEnqueueTime, properties, lockTokenGuid, deliveryCount, lockedUntil, sequenceNumber, deadLetterSource,
            enqueuedSequenceNumber, enqueuedTime, ServiceBusMessageState.Active);

    public static ServiceBusReceivedMessage ServiceBusReceivedMessage(
        BinaryData body = default,
        string messageId = default,
        string partitionKey = default,
        string viaPartitionKey = default,
        string sessionId = default,
        string replyToSessionId = default,
        TimeSpan timeToLive = default,
        string correlationId = default,
        string subject = default,
        string to = default,
        string contentType = default,
        string replyTo = default,
        DateTimeOffset scheduledEnqueueTime = default,
        IDictionary<string, object> properties = default,
        Guid lockTokenGuid = default,
        int deliveryCount = 0,
        DateTimeOffset lockedUntil = default,
        long sequenceNumber = -1,
        string deadLetterSource = default,
        long enqueuedSequenceNumber = 0,
        DateTimeOffset enqueuedTime = default,
        ServiceBusMessageState serviceBusMessageState = ServiceBusMessageState.Active)
    {
        var content = new BrokeredContent
        {
            Body = body ?? BinaryData.Empty,
            MessageId = messageId,
            PartitionKey = partitionKey,
            TransactionPartitionKey = viaPartitionKey,
            SessionId = sessionId,
            ReplyToSessionId = replyToSessionId,
            TimeToLive = timeToLive == default ? TimeSpan.MaxValue : timeToLive,
            CorrelationId = correlationId,
            Subject = subject,
            To = to,
            ContentType = contentType,
            ReplyTo = replyTo,
            ScheduledEnqueueTime = scheduledEnqueueTime,
            Properties = properties is null ? BrokeredContent.NoProperties : new Dictionary<string, object>(properties),
            DeadLetterSource = deadLetterSource,
        };
        return new ServiceBusReceivedMessage(content)
        {
            LockTokenGuid = lockTokenGuid,
            DeliveryCount = deliveryCount,
            LockedUntilTicks = lockedUntil.UtcTicks,
            SequenceNumber = sequenceNumber,
            EnqueuedSequenceNumber = enqueuedSequenceNumber,
            EnqueuedTime = enqueuedTime,
            State = serviceBusMessageState,
        };
    }
}

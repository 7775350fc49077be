namespace Serverless.LocalDev.ServiceBus;

/// <summary>Message annotations of the broker (docs: AMQP 1.0 in Azure Service Bus protocol guide, "Message annotations").</summary>
internal static class AnnotationNames
{
    public const string SequenceNumber = "x-opt-sequence-number";
    public const string EnqueuedSequenceNumber = "x-opt-enqueue-sequence-number";
    public const string EnqueuedTime = "x-opt-enqueued-time";
    public const string LockedUntil = "x-opt-locked-until";
    public const string ScheduledEnqueueTime = "x-opt-scheduled-enqueue-time";
    public const string PartitionKey = "x-opt-partition-key";
    public const string TransactionPartitionKey = "x-opt-via-partition-key";
    public const string DeadLetterSource = "x-opt-deadletter-source";
    public const string State = "x-opt-message-state";
}

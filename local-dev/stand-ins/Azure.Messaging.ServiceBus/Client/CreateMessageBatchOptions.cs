namespace Azure.Messaging.ServiceBus;

public class CreateMessageBatchOptions
{
    /// <summary>Bytes; null is the namespace's limit.</summary>
    public long? MaxSizeInBytes { get; set; }
}

#nullable disable annotations
namespace Azure.Messaging.ServiceBus;

/// <summary>Messages sent in one transfer: each is accepted only while the whole stays inside the size limit.</summary>
public sealed class ServiceBusMessageBatch : IDisposable
{
    private readonly IList<ServiceBusMessage> messages;
    private readonly Func<ServiceBusMessage, bool> accepts;
    private readonly Func<ServiceBusMessage, long> measure;

    internal ServiceBusMessageBatch(long maxSizeInBytes, Func<ServiceBusMessage, long> measure)
    {
        messages = [];
        MaxSizeInBytes = maxSizeInBytes;
        this.measure = measure;
        accepts = message => SizeInBytes + measure(message) <= MaxSizeInBytes;
    }

    internal ServiceBusMessageBatch(IList<ServiceBusMessage> store, long sizeInBytes, long maxSizeInBytes, Func<ServiceBusMessage, bool> accepts)
    {
        messages = store;
        SizeInBytes = sizeInBytes;
        MaxSizeInBytes = maxSizeInBytes;
        this.accepts = accepts;
        measure = _ => 0;
    }

    public int Count => messages.Count;

    public long MaxSizeInBytes { get; }

    public long SizeInBytes { get; private set; }

    internal IReadOnlyList<ServiceBusMessage> Messages => messages as IReadOnlyList<ServiceBusMessage> ?? [.. messages];

    /// <summary>False when the message would make the batch larger than <see cref="MaxSizeInBytes"/>; it is then not in it.</summary>
    public bool TryAddMessage(ServiceBusMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (!accepts(message)) return false;
        SizeInBytes += measure(message);
        messages.Add(message);
        return true;
    }

    public void Dispose() => messages.Clear();
}

#nullable disable annotations
namespace Azure.Messaging.ServiceBus;

/// <summary>Further messages a processor's handler asks for; it settles them itself.</summary>
public class ProcessorReceiveActions
{
    private readonly ServiceBusReceiver receiver;

    protected ProcessorReceiveActions() { }

    internal ProcessorReceiveActions(ServiceBusReceiver receiver) => this.receiver = receiver;

    public virtual Task<IReadOnlyList<ServiceBusReceivedMessage>> PeekMessagesAsync(
        int maxMessages, long? fromSequenceNumber = default, CancellationToken cancellationToken = default) =>
        receiver.PeekMessagesAsync(maxMessages, fromSequenceNumber, cancellationToken);

    public virtual Task<IReadOnlyList<ServiceBusReceivedMessage>> ReceiveDeferredMessagesAsync(
        IEnumerable<long> sequenceNumbers, CancellationToken cancellationToken = default) =>
        receiver.ReceiveDeferredMessagesAsync(sequenceNumbers, cancellationToken);

    public virtual Task<IReadOnlyList<ServiceBusReceivedMessage>> ReceiveMessagesAsync(
        int maxMessages, TimeSpan? maxWaitTime = default, CancellationToken cancellationToken = default) =>
        receiver.ReceiveMessagesAsync(maxMessages, maxWaitTime, cancellationToken);
}

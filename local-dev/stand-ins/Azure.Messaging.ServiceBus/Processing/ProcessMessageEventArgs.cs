#nullable disable annotations
namespace Azure.Messaging.ServiceBus;

/// <summary>One message handed to a processor's handler.</summary>
public class ProcessMessageEventArgs : EventArgs
{
    private readonly ServiceBusReceiver receiver;

    public ProcessMessageEventArgs(ServiceBusReceivedMessage message, ServiceBusReceiver receiver, CancellationToken cancellationToken)
        : this(message, receiver, string.Empty, cancellationToken) { }

    public ProcessMessageEventArgs(
        ServiceBusReceivedMessage message, ServiceBusReceiver receiver, string identifier, CancellationToken cancellationToken)
    {
        Message = message;
        this.receiver = receiver;
        Identifier = identifier;
        CancellationToken = cancellationToken;
    }

    public CancellationToken CancellationToken { get; }

    public string EntityPath => receiver?.EntityPath;

    public string FullyQualifiedNamespace => receiver?.FullyQualifiedNamespace;

    public string Identifier { get; }

    public ServiceBusReceivedMessage Message { get; }

    public virtual Task AbandonMessageAsync(
        ServiceBusReceivedMessage message, IDictionary<string, object> propertiesToModify = default, CancellationToken cancellationToken = default) =>
        receiver.AbandonMessageAsync(message, propertiesToModify, cancellationToken);

    public virtual Task CompleteMessageAsync(ServiceBusReceivedMessage message, CancellationToken cancellationToken = default) =>
        receiver.CompleteMessageAsync(message, cancellationToken);

    public virtual Task DeadLetterMessageAsync(
        ServiceBusReceivedMessage message,
        IDictionary<string, object> propertiesToModify,
        string deadLetterReason,
        string deadLetterErrorDescription = default,
        CancellationToken cancellationToken = default) =>
        receiver.DeadLetterMessageAsync(message, propertiesToModify, deadLetterReason, deadLetterErrorDescription, cancellationToken);

    public virtual Task DeadLetterMessageAsync(
        ServiceBusReceivedMessage message, IDictionary<string, object> propertiesToModify = default, CancellationToken cancellationToken = default) =>
        receiver.DeadLetterMessageAsync(message, propertiesToModify, cancellationToken);

    public virtual Task DeadLetterMessageAsync(
        ServiceBusReceivedMessage message,
        string deadLetterReason,
        string deadLetterErrorDescription = default,
        CancellationToken cancellationToken = default) =>
        receiver.DeadLetterMessageAsync(message, deadLetterReason, deadLetterErrorDescription, cancellationToken);

    public virtual Task DeferMessageAsync(
        ServiceBusReceivedMessage message, IDictionary<string, object> propertiesToModify = default, CancellationToken cancellationToken = default) =>
        receiver.DeferMessageAsync(message, propertiesToModify, cancellationToken);

    public virtual ProcessorReceiveActions GetReceiveActions() => new(receiver);

    public virtual Task RenewMessageLockAsync(ServiceBusReceivedMessage message, CancellationToken cancellationToken = default) =>
        receiver.RenewMessageLockAsync(message, cancellationToken);
}

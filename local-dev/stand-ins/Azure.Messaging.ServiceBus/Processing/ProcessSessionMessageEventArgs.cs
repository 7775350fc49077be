#nullable disable annotations
namespace Azure.Messaging.ServiceBus;

/// <summary>One message of a session handed to a session processor's handler.</summary>
public class ProcessSessionMessageEventArgs : EventArgs
{
    private readonly ServiceBusSessionReceiver receiver;

    public ProcessSessionMessageEventArgs(
        ServiceBusReceivedMessage message, ServiceBusSessionReceiver receiver, CancellationToken cancellationToken)
        : this(message, receiver, string.Empty, cancellationToken) { }

    public ProcessSessionMessageEventArgs(
        ServiceBusReceivedMessage message, ServiceBusSessionReceiver receiver, string identifier, CancellationToken cancellationToken)
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

    public string SessionId => Message.SessionId;

    public DateTimeOffset SessionLockedUntil => receiver.SessionLockedUntil;

    public virtual Task AbandonMessageAsync(
        ServiceBusReceivedMessage message, IDictionary<string, object> propertiesToModify = default, CancellationToken cancellationToken = default) =>
        receiver.AbandonMessageAsync(message, propertiesToModify, cancellationToken);

    public virtual Task CompleteMessageAsync(ServiceBusReceivedMessage message, CancellationToken cancellationToken = default) =>
        receiver.CompleteMessageAsync(message, cancellationToken);

    public virtual Task DeadLetterMessageAsync(
        ServiceBusReceivedMessage message,
        Dictionary<string, object> propertiesToModify,
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

    public virtual Task<BinaryData> GetSessionStateAsync(CancellationToken cancellationToken = default) =>
        receiver.GetSessionStateAsync(cancellationToken);

    /// <summary>The processor takes no further message of the session and gives its lock back when the handler ends.</summary>
    public virtual void ReleaseSession() => receiver.Session.ReleaseRequested = true;

    public virtual Task RenewSessionLockAsync(CancellationToken cancellationToken = default) => receiver.RenewSessionLockAsync(cancellationToken);

    public virtual Task SetSessionStateAsync(BinaryData sessionState, CancellationToken cancellationToken = default) =>
        receiver.SetSessionStateAsync(sessionState, cancellationToken);
}

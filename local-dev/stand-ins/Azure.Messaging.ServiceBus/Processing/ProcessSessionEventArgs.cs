#nullable disable annotations
namespace Azure.Messaging.ServiceBus;

/// <summary>A session a processor begins or ends with.</summary>
public class ProcessSessionEventArgs : EventArgs
{
    private readonly ServiceBusSessionReceiver receiver;

    public ProcessSessionEventArgs(ServiceBusSessionReceiver receiver, CancellationToken cancellationToken)
        : this(receiver, string.Empty, cancellationToken) { }

    public ProcessSessionEventArgs(ServiceBusSessionReceiver receiver, string identifier, CancellationToken cancellationToken)
    {
        this.receiver = receiver;
        Identifier = identifier;
        CancellationToken = cancellationToken;
    }

    public CancellationToken CancellationToken { get; }

    public string EntityPath => receiver?.EntityPath;

    public string FullyQualifiedNamespace => receiver?.FullyQualifiedNamespace;

    public string Identifier { get; }

    public string SessionId => receiver.SessionId;

    public DateTimeOffset SessionLockedUntil => receiver.SessionLockedUntil;

    public virtual Task<BinaryData> GetSessionStateAsync(CancellationToken cancellationToken = default) =>
        receiver.GetSessionStateAsync(cancellationToken);

    /// <summary>The processor takes no further message of the session and gives its lock back when the handler ends.</summary>
    public virtual void ReleaseSession() => receiver.Session.ReleaseRequested = true;

    public virtual Task RenewSessionLockAsync(CancellationToken cancellationToken = default) => receiver.RenewSessionLockAsync(cancellationToken);

    public virtual Task SetSessionStateAsync(BinaryData sessionState, CancellationToken cancellationToken = default) =>
        receiver.SetSessionStateAsync(sessionState, cancellationToken);
}

#nullable disable annotations
using Serverless.LocalDev.ServiceBus;

namespace Azure.Messaging.ServiceBus;

/// <summary>Holds one session: its messages in order, and its state. Closing gives it back.</summary>
public class ServiceBusSessionReceiver : ServiceBusReceiver
{
    private readonly SessionLock session;

    protected ServiceBusSessionReceiver() { }

    internal ServiceBusSessionReceiver(ServiceBusClient client, string path, SessionLock session, ServiceBusSessionReceiverOptions options)
        : base(client, path, options?.Identifier, options?.PrefetchCount ?? 0, options?.ReceiveMode ?? default) => this.session = session;

    public override bool IsClosed => base.IsClosed;

    public virtual string SessionId => session.Session.Id;

    public virtual DateTimeOffset SessionLockedUntil => session.LockedUntilTime;

    internal override SessionLock Session => session;

    /// <exception cref="ServiceBusException">SessionLockLost.</exception>
    public virtual async Task<BinaryData> GetSessionStateAsync(CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask;
        cancellationToken.ThrowIfCancellationRequested();
        return Queue.GetSessionState(session);
    }

    /// <summary>Null clears the state. It outlives the session's messages and holders until then.</summary>
    /// <exception cref="ServiceBusException">SessionLockLost, or MessageSizeExceeded.</exception>
    public virtual async Task SetSessionStateAsync(BinaryData sessionState, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await Queue.SetSessionStateAsync(session, sessionState);
    }

    /// <exception cref="ServiceBusException">SessionLockLost.</exception>
    public virtual async Task RenewSessionLockAsync(CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask;
        cancellationToken.ThrowIfCancellationRequested();
        Queue.RenewSessionLock(session);
    }

    internal override Task GiveBackAsync() => session is null ? Task.CompletedTask : session.Queue.ReleaseSessionAsync(session);

    internal static async Task<ServiceBusSessionReceiver> AcceptAsync(
        ServiceBusClient client, string path, string sessionId, ServiceBusSessionReceiverOptions options, CancellationToken cancellation)
    {
        var session = await client.Namespace.Queue(path).AcceptSessionAsync(sessionId, client.TryTimeout, cancellation);
        return new ServiceBusSessionReceiver(client, path, session, options);
    }
}

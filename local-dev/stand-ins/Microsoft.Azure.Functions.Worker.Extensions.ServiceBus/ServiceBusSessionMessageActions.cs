using Azure.Messaging.ServiceBus;
using Serverless.LocalDev.ServiceBus;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Acts on the session whose message an invocation handles.</summary>
public class ServiceBusSessionMessageActions
{
    private readonly SessionLock? session;
    private DateTimeOffset lockedUntil;

    protected ServiceBusSessionMessageActions() { }

    internal ServiceBusSessionMessageActions(SessionLock session) => this.session = session;

    public virtual DateTimeOffset SessionLockedUntil
    {
        get => session?.LockedUntilTime ?? lockedUntil;
        protected set => lockedUntil = value;
    }

    /// <exception cref="ServiceBusException">SessionLockLost.</exception>
    public virtual Task<BinaryData> GetSessionStateAsync(CancellationToken cancellationToken = default) =>
        Task.FromResult(Bound.Queue.GetSessionState(Bound) ?? BinaryData.Empty);

    /// <inheritdoc cref="GetSessionStateAsync"/>
    public virtual Task SetSessionStateAsync(BinaryData sessionState, CancellationToken cancellationToken = default) =>
        Bound.Queue.SetSessionStateAsync(Bound, sessionState);

    /// <summary>The pump takes no further message of this session and gives its lock back when the invocation ends.</summary>
    public virtual Task ReleaseSession(CancellationToken cancellationToken = default)
    {
        Bound.ReleaseRequested = true;
        return Task.CompletedTask;
    }

    /// <inheritdoc cref="GetSessionStateAsync"/>
    public virtual Task RenewSessionLockAsync(CancellationToken cancellationToken = default)
    {
        Bound.Queue.RenewSessionLock(Bound);
        return Task.CompletedTask;
    }

    private SessionLock Bound =>
        session ?? throw new InvalidOperationException("These actions belong to no invocation: a mock must override what it is asked for.");
}

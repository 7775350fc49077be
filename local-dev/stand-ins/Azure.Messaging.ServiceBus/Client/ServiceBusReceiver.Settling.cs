#nullable disable annotations
using Serverless.LocalDev.ServiceBus;

namespace Azure.Messaging.ServiceBus;

public partial class ServiceBusReceiver
{
    /// <exception cref="ServiceBusException">MessageLockLost or SessionLockLost: the lock had expired, or the message is settled.</exception>
    public virtual Task CompleteMessageAsync(ServiceBusReceivedMessage message, CancellationToken cancellationToken = default) =>
        SettleAsync(message, Settlement.Complete, cancellationToken);

    /// <inheritdoc cref="CompleteMessageAsync"/>
    public virtual Task AbandonMessageAsync(
        ServiceBusReceivedMessage message, IDictionary<string, object> propertiesToModify = default, CancellationToken cancellationToken = default) =>
        SettleAsync(message, Settlement.Abandon(propertiesToModify), cancellationToken);

    /// <inheritdoc cref="CompleteMessageAsync"/>
    public virtual Task DeferMessageAsync(
        ServiceBusReceivedMessage message, IDictionary<string, object> propertiesToModify = default, CancellationToken cancellationToken = default) =>
        SettleAsync(message, Settlement.Defer(propertiesToModify), cancellationToken);

    /// <inheritdoc cref="CompleteMessageAsync"/>
    public virtual Task DeadLetterMessageAsync(
        ServiceBusReceivedMessage message, IDictionary<string, object> propertiesToModify = default, CancellationToken cancellationToken = default) =>
        SettleAsync(message, Settlement.DeadLetter(propertiesToModify, null, null), cancellationToken);

    /// <inheritdoc cref="CompleteMessageAsync"/>
    public virtual Task DeadLetterMessageAsync(
        ServiceBusReceivedMessage message,
        string deadLetterReason,
        string deadLetterErrorDescription = default,
        CancellationToken cancellationToken = default) =>
        SettleAsync(message, Settlement.DeadLetter(null, deadLetterReason, deadLetterErrorDescription), cancellationToken);

    /// <inheritdoc cref="CompleteMessageAsync"/>
    public virtual Task DeadLetterMessageAsync(
        ServiceBusReceivedMessage message,
        IDictionary<string, object> propertiesToModify,
        string deadLetterReason,
        string deadLetterErrorDescription = default,
        CancellationToken cancellationToken = default) =>
        SettleAsync(message, Settlement.DeadLetter(propertiesToModify, deadLetterReason, deadLetterErrorDescription), cancellationToken);

    /// <summary>The lock lasts the entity's lock duration from now; the message's LockedUntil says until when.</summary>
    public virtual async Task RenewMessageLockAsync(ServiceBusReceivedMessage message, CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask;
        RefuseUnlocked(message, cancellationToken);
        Queue.RenewLock(message);
    }

    private async Task SettleAsync(ServiceBusReceivedMessage message, Settlement settlement, CancellationToken cancellation)
    {
        RefuseUnlocked(message, cancellation);
        AmbientTransaction.Refuse();
        await Queue.SettleAsync(message, settlement);
    }

    private void RefuseUnlocked(ServiceBusReceivedMessage message, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(message);
        cancellation.ThrowIfCancellationRequested();
        if (ReceiveMode != ServiceBusReceiveMode.PeekLock)
        {
            throw new InvalidOperationException($"The operation is only supported in 'PeekLock' receive mode, not in '{ReceiveMode}'.");
        }
        if (message.LockTokenGuid == Guid.Empty)
        {
            throw new InvalidOperationException("This operation is not allowed for peeked messages. Only received messages can be settled.");
        }
    }
}

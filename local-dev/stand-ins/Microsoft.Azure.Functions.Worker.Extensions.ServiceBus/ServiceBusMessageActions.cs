using Azure.Messaging.ServiceBus;
using Serverless.LocalDev.ServiceBus;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Settles the messages of an invocation whose trigger has AutoCompleteMessages = false.</summary>
public class ServiceBusMessageActions
{
    private readonly MessageQueue? queue;

    protected ServiceBusMessageActions() { }

    internal ServiceBusMessageActions(MessageQueue queue) => this.queue = queue;

    /// <exception cref="ServiceBusException">MessageLockLost or SessionLockLost: the lock had expired.</exception>
    public virtual Task CompleteMessageAsync(ServiceBusReceivedMessage message, CancellationToken cancellationToken = default) =>
        Settle(message, Settlement.Complete, cancellationToken);

    /// <inheritdoc cref="CompleteMessageAsync"/>
    public virtual Task AbandonMessageAsync(
        ServiceBusReceivedMessage message,
        IDictionary<string, object>? propertiesToModify = default,
        CancellationToken cancellationToken = default) =>
        Settle(message, Settlement.Abandon(propertiesToModify), cancellationToken);

    /// <inheritdoc cref="CompleteMessageAsync"/>
    public virtual Task DeadLetterMessageAsync(
        ServiceBusReceivedMessage message,
        Dictionary<string, object>? propertiesToModify = default,
        string? deadLetterReason = default,
        string? deadLetterErrorDescription = default,
        CancellationToken cancellationToken = default) =>
        Settle(message, Settlement.DeadLetter(propertiesToModify, deadLetterReason, deadLetterErrorDescription), cancellationToken);

    /// <inheritdoc cref="CompleteMessageAsync"/>
    public virtual Task DeferMessageAsync(
        ServiceBusReceivedMessage message,
        IDictionary<string, object>? propertiesToModify = default,
        CancellationToken cancellationToken = default) =>
        Settle(message, Settlement.Defer(propertiesToModify), cancellationToken);

    /// <inheritdoc cref="CompleteMessageAsync"/>
    public virtual Task RenewMessageLockAsync(ServiceBusReceivedMessage message, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Bound.RenewLock(message);
        return Task.CompletedTask;
    }

    private MessageQueue Bound =>
        queue ?? throw new InvalidOperationException("These actions belong to no invocation: a mock must override what it is asked for.");

    private Task Settle(ServiceBusReceivedMessage message, Settlement settlement, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return Bound.SettleAsync(message, settlement);
    }
}

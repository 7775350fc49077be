using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker.Converters;
using Microsoft.Azure.Functions.Worker.Extensions.ServiceBus.Binding;
using Microsoft.Azure.Functions.Worker.Extensions.ServiceBus.Settlement;
using SettlementClient = Microsoft.Azure.Functions.Worker.Extensions.ServiceBus.Settlement.Settlement.SettlementClient;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>
/// Settles the messages of an invocation at the host that holds their locks. A lock that is lost, or a message that is no
/// longer the invocation's, is an RpcException.
/// </summary>
[InputConverter(typeof(MessageActionsConverter))]
public class ServiceBusMessageActions
{
    private readonly SettlementClient? settlement;

    /// <summary>For mocks: they override what they are asked for.</summary>
    protected ServiceBusMessageActions() { }

    internal ServiceBusMessageActions(SettlementClient settlement) => this.settlement = settlement;

    private SettlementClient Settlement =>
        settlement ?? throw new InvalidOperationException("These actions belong to no invocation: a mock must override what it is asked for.");

    public virtual async Task CompleteMessageAsync(ServiceBusReceivedMessage message, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(message);
        await Settlement.CompleteAsync(new CompleteRequest { Locktoken = message.LockToken }, cancellationToken: cancellationToken);
    }

    public virtual async Task AbandonMessageAsync(
        ServiceBusReceivedMessage message,
        IDictionary<string, object>? propertiesToModify = default,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(message);
        var request = new AbandonRequest { Locktoken = message.LockToken, PropertiesToModify = PropertyMap.Encode(propertiesToModify) };
        await Settlement.AbandonAsync(request, cancellationToken: cancellationToken);
    }

    public virtual async Task DeadLetterMessageAsync(
        ServiceBusReceivedMessage message,
        Dictionary<string, object>? propertiesToModify = default,
        string? deadLetterReason = default,
        string? deadLetterErrorDescription = default,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(message);
        var request = new DeadletterRequest
        {
            Locktoken = message.LockToken,
            PropertiesToModify = PropertyMap.Encode(propertiesToModify),
            DeadletterReason = deadLetterReason,
            DeadletterErrorDescription = deadLetterErrorDescription,
        };
        await Settlement.DeadletterAsync(request, cancellationToken: cancellationToken);
    }

    public virtual async Task DeferMessageAsync(
        ServiceBusReceivedMessage message,
        IDictionary<string, object>? propertiesToModify = default,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(message);
        var request = new DeferRequest { Locktoken = message.LockToken, PropertiesToModify = PropertyMap.Encode(propertiesToModify) };
        await Settlement.DeferAsync(request, cancellationToken: cancellationToken);
    }

    public virtual async Task RenewMessageLockAsync(ServiceBusReceivedMessage message, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(message);
        await Settlement.RenewMessageLockAsync(new RenewMessageLockRequest { Locktoken = message.LockToken }, cancellationToken: cancellationToken);
    }
}

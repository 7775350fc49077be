using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Messaging;
using Serverless.Orchestrations.Billing;
using Serverless.Orchestrations.Configuration;
using Serverless.Orchestrations.Outbox;

namespace Serverless.Functions.Billing;

/// <summary>Bills from the bus: issued, corrected or cancelled.</summary>
public sealed class BillConsumer(BillStore bills, OutboxPublisher outbox, MessageIntake messages)
{
    [Function(nameof(TakeBills))]
    public Task TakeBills(
        [ServiceBusTrigger(Queues.Bills, Connection = ServiceBusSettings.Section)] ServiceBusReceivedMessage message,
        ServiceBusMessageActions actions,
        CancellationToken cancellation) =>
        message.Subject switch
        {
            _ when message.Subject == BillCorrected.Subject =>
                messages.TakeAsync<BillCorrected>(actions, message, received => TakeAsync(message, received.Message.Statement(), actions, cancellation), cancellation),
            _ when message.Subject == BillCancelled.Subject =>
                messages.TakeAsync<BillCancelled>(actions, message, received => TakeAsync(message, received.Message.Statement(), actions, cancellation), cancellation),
            // Anything else is dead-lettered as what it is not.
            _ => messages.TakeAsync<BillIssued>(actions, message, received => TakeAsync(message, received.Message.Statement(), actions, cancellation), cancellation),
        };

    private async Task TakeAsync(ServiceBusReceivedMessage message, BillStatement stated, ServiceBusMessageActions actions, CancellationToken cancellation)
    {
        switch (await bills.RecordAsync(stated, cancellation))
        {
            case BillOutcome.Recorded recorded:
                await outbox.TryPublishAsync(recorded.Event, cancellation);
                break;
            case BillOutcome.Conflicting conflicting:
                await actions.SetAsideAsync(message, conflicting.Conflict, cancellation);
                break;
            case BillOutcome.UnknownAccount:
                await actions.SetAsideAsync(message, DeadLetters.UnknownReference, "accountId: there is no such account", cancellation);
                break;
        }
    }
}

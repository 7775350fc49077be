using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Serverless.Functions.Messaging;
using Serverless.Orchestrations.Configuration;
using Serverless.Orchestrations.Durable;
using Serverless.Orchestrations.Ledger;
using Serverless.Orchestrations.NewConnection;
using Serverless.Orchestrations.Outbox;
using Serverless.Orchestrations.Payments;

namespace Serverless.Functions.Payments;

/// <summary>Payments from the bus.</summary>
public sealed class PaymentConsumer(
    PaymentLedger ledger, OutboxPublisher outbox, InstrumentIntake instruments, OrchestrationSignals signals, MessageIntake messages)
{
    [Function(nameof(TakePayments))]
    public Task TakePayments(
        [ServiceBusTrigger(Queues.Payments, Connection = ServiceBusSettings.Section)] ServiceBusReceivedMessage message,
        ServiceBusMessageActions actions,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellation) =>
        messages.TakeAsync<PaymentReceived>(
            actions, message, received => TakeAsync(message, received.Message with { SentBy = received.Source }, actions, durable, cancellation), cancellation);

    private async Task TakeAsync(
        ServiceBusReceivedMessage message, PaymentReceived payment, ServiceBusMessageActions actions, DurableTaskClient durable, CancellationToken cancellation)
    {
        switch (await ledger.RecordAsync(payment, cancellation))
        {
            case PaymentOutcome.Recorded recorded:
                await outbox.TryPublishAsync(recorded.Event, cancellation);
                break;
            case PaymentOutcome.Conflicting conflicting:
                await actions.SetAsideAsync(message, conflicting.Conflict, cancellation);
                return;
        }
        // The signal goes out for a repeated payment too: the first delivery may have stopped between the write and the signal.
        if (payment.Purpose == PaymentPurpose.Deposit && await instruments.InstanceOfAsync(payment.AccountId, cancellation) is { } instanceId)
            await signals.SendAsync(durable, instanceId, InstrumentIntake.SecurityEvent, payment.PaymentId, cancellation);
    }
}

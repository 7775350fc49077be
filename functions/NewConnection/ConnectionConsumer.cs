using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Serverless.Functions.Messaging;
using Serverless.Orchestrations.Configuration;
using Serverless.Orchestrations.Durable;
using Serverless.Orchestrations.NewConnection;

namespace Serverless.Functions.NewConnection;

/// <summary>Takes meter releases and offered securities from the bus.</summary>
public sealed class ConnectionConsumer(MeterReleases releases, OrchestrationSignals signals, MessageIntake messages, InstrumentIntake instruments)
{
    /// <summary>Stores the release even if its request has not arrived yet; then signals the orchestration if there is one.</summary>
    [Function(nameof(TakePermitEvents))]
    public Task TakePermitEvents(
        [ServiceBusTrigger(Queues.PermitEvents, Connection = ServiceBusSettings.Section)] ServiceBusReceivedMessage message,
        ServiceBusMessageActions actions,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellation) =>
        messages.TakeAsync<MeterReleased>(actions, message, received => TakeAsync(message, received.Message, actions, durable, cancellation), cancellation);

    private async Task TakeAsync(
        ServiceBusReceivedMessage message, MeterReleased released, ServiceBusMessageActions actions, DurableTaskClient durable, CancellationToken cancellation)
    {
        var recorded = await releases.RecordAsync(released, cancellation);
        if (await actions.SetAsideIfRefusedAsync(message, recorded, cancellation)) return;
        if (recorded.Value is { } found) await signals.SendAsync(durable, found.InstanceId, MeterReleases.ReleaseEvent, released.ReleaseId, cancellation);
    }

    /// <summary>Checks and records the instrument first; then signals the orchestration.</summary>
    [Function(nameof(TakeSecurityEvents))]
    public Task TakeSecurityEvents(
        [ServiceBusTrigger(Queues.SecurityEvents, Connection = ServiceBusSettings.Section)] ServiceBusReceivedMessage message,
        ServiceBusMessageActions actions,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellation) =>
        messages.TakeAsync<SecurityOffered>(actions, message, received => TakeAsync(message, received.Message, actions, durable, cancellation), cancellation);

    private async Task TakeAsync(
        ServiceBusReceivedMessage message, SecurityOffered offer, ServiceBusMessageActions actions, DurableTaskClient durable, CancellationToken cancellation)
    {
        var recorded = await instruments.RecordAsync(offer, cancellation);
        if (await actions.SetAsideIfRefusedAsync(message, recorded, cancellation)) return;
        if (recorded.Value is not { } found) await actions.SetAsideAsync(message, DeadLetters.UnknownReference, "requestId: no new connection has this id", cancellation);
        else await signals.SendAsync(durable, found.InstanceId, InstrumentIntake.SecurityEvent, offer.OfferId, cancellation);
    }
}

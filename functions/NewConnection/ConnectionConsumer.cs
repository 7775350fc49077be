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
    public async Task TakePermitEvents(
        [ServiceBusTrigger(Queues.PermitEvents, Connection = ServiceBusSettings.Section)] ServiceBusReceivedMessage message,
        ServiceBusMessageActions actions,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellation)
    {
        if (await messages.ReadOrSetAsideAsync<MeterReleased>(actions, message, cancellation) is not { Message: var released }) return;
        await actions.TakeOrSetAsideAsync(message, () => TakeAsync(message, released, actions, durable, cancellation), cancellation);
    }

    private async Task TakeAsync(
        ServiceBusReceivedMessage message, MeterReleased released, ServiceBusMessageActions actions, DurableTaskClient durable, CancellationToken cancellation)
    {
        var recorded = await releases.RecordAsync(released, cancellation);
        var (found, conflict) = recorded;
        if (conflict is not null) await actions.SetAsideAsync(message, conflict, cancellation);
        else if (recorded.Limit is { } limit) await actions.SetAsideAsync(message, limit, cancellation);
        else if (found is not null) await signals.SendAsync(durable, found.InstanceId, MeterReleases.ReleaseEvent, released.ReleaseId, cancellation);
    }

    /// <summary>Checks and records the instrument first; then signals the orchestration.</summary>
    [Function(nameof(TakeSecurityEvents))]
    public async Task TakeSecurityEvents(
        [ServiceBusTrigger(Queues.SecurityEvents, Connection = ServiceBusSettings.Section)] ServiceBusReceivedMessage message,
        ServiceBusMessageActions actions,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellation)
    {
        if (await messages.ReadOrSetAsideAsync<SecurityOffered>(actions, message, cancellation) is not { Message: var offer }) return;
        await actions.TakeOrSetAsideAsync(message, () => TakeAsync(message, offer, actions, durable, cancellation), cancellation);
    }

    private async Task TakeAsync(
        ServiceBusReceivedMessage message, SecurityOffered offer, ServiceBusMessageActions actions, DurableTaskClient durable, CancellationToken cancellation)
    {
        var recorded = await instruments.RecordAsync(offer, cancellation);
        var (found, conflict) = recorded;
        if (conflict is not null) await actions.SetAsideAsync(message, conflict, cancellation);
        else if (recorded.Limit is { } limit) await actions.SetAsideAsync(message, limit, cancellation);
        else if (found is null) await actions.SetAsideAsync(message, DeadLetters.UnknownReference, "requestId: no new connection has this id", cancellation);
        else await signals.SendAsync(durable, found.InstanceId, InstrumentIntake.SecurityEvent, offer.OfferId, cancellation);
    }
}

using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Serverless.Functions.Messaging;
using Serverless.Orchestrations.Configuration;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.NewConnection;
using Serverless.Orchestrations.Durable;

namespace Serverless.Functions.NewConnection;

/// <summary>Checks and records the instrument first; then tells the orchestration.</summary>
public sealed class TakeSecurityEvents(SecurityDesk desk, OrchestrationSignals signals, ContractReader reader)
{
    [Function(nameof(TakeSecurityEvents))]
    public async Task Run(
        [ServiceBusTrigger(Queues.SecurityEvents, Connection = ServiceBusSettings.Section)] ServiceBusReceivedMessage message,
        ServiceBusMessageActions actions,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellation)
    {
        if (await actions.ReadOrSetAsideAsync<SecurityOffered>(message, reader, cancellation) is not { } offer) return;
        var (found, conflict) = await desk.RecordAsync(offer, cancellation);
        if (conflict is not null) await actions.SetAsideAsync(message, conflict, cancellation);
        else if (found is null) await actions.SetAsideAsync(message, DeadLetters.UnknownReference, "requestId: no new connection has this id", cancellation);
        else await signals.SendAsync(durable, found.InstanceId, SecurityDesk.SecurityEvent, offer.OfferId, cancellation);
    }
}

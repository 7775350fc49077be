using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Serverless.Functions.Messaging;
using Serverless.Orchestrations.Configuration;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.NewConnection;
using Serverless.Orchestrations.Durable;

namespace Serverless.Functions.NewConnection;

/// <summary>Keeps the release, whether or not its request is here yet; then tells the orchestration if it is.</summary>
public sealed class TakePermitEvents(MeterReleases releases, OrchestrationSignals signals, ContractReader reader)
{
    [Function(nameof(TakePermitEvents))]
    public async Task Run(
        [ServiceBusTrigger(Queues.PermitEvents, Connection = ServiceBusSettings.Section)] ServiceBusReceivedMessage message,
        ServiceBusMessageActions actions,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellation)
    {
        if (await actions.ReadOrSetAsideAsync<MeterReleased>(message, reader, cancellation) is not { } released) return;
        var (found, conflict) = await releases.RecordAsync(released, cancellation);
        if (conflict is not null) await actions.SetAsideAsync(message, conflict, cancellation);
        else if (found is not null) await signals.SendAsync(durable, found.InstanceId, MeterReleases.ReleaseEvent, released.ReleaseId, cancellation);
    }
}

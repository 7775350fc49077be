using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Serverless.Functions.Messaging;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Configuration;
using Serverless.Orchestrations.Requests;

namespace Serverless.Functions.Requests;

/// <summary>Service requests from the bus.</summary>
public sealed class RequestConsumer(RequestIntake intake, RequestFlows flows, MessageIntake messages)
{
    /// <summary>Opens the case, then starts its orchestration. A second delivery finds both and changes nothing.</summary>
    [Function(nameof(TakeServiceRequests))]
    public async Task TakeServiceRequests(
        [ServiceBusTrigger(Queues.ServiceRequests, Connection = ServiceBusSettings.Section)] ServiceBusReceivedMessage message,
        ServiceBusMessageActions actions,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellation)
    {
        if (await messages.ReadOrSetAsideAsync<ServiceRequested>(actions, message, cancellation) is not var (filed, source)) return;
        var request = filed with { SubmittedBy = source };
        await actions.TakeOrSetAsideAsync(message, () => TakeAsync(message, request, actions, durable, cancellation), cancellation);
    }

    private async Task TakeAsync(
        ServiceBusReceivedMessage message, ServiceRequested request, ServiceBusMessageActions actions, DurableTaskClient durable, CancellationToken cancellation)
    {
        var (opened, conflict) = await intake.OpenAsync(request, cancellation);
        if (conflict is not null) await actions.SetAsideAsync(message, conflict, cancellation);
        if (opened?.Status == CaseStatus.Open) await flows.StartAsync(durable, request, opened, cancellation);
    }
}

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
    public Task TakeServiceRequests(
        [ServiceBusTrigger(Queues.ServiceRequests, Connection = ServiceBusSettings.Section)] ServiceBusReceivedMessage message,
        ServiceBusMessageActions actions,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellation) =>
        messages.TakeAsync<ServiceRequested>(
            actions, message, received => TakeAsync(message, received.Message with { SubmittedBy = received.Source }, actions, durable, cancellation), cancellation);

    private async Task TakeAsync(
        ServiceBusReceivedMessage message, ServiceRequested request, ServiceBusMessageActions actions, DurableTaskClient durable, CancellationToken cancellation)
    {
        var taken = await intake.OpenAsync(request, cancellation);
        if (await actions.SetAsideIfRefusedAsync(message, taken, cancellation)) return;
        if (taken.Value is { Status: CaseStatus.Open } opened) await flows.StartAsync(durable, request, opened, cancellation);
    }
}

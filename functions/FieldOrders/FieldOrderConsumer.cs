using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Serverless.Functions.Messaging;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Configuration;
using Serverless.Orchestrations.Durable;
using Serverless.Orchestrations.FieldOrders;
using Serverless.Orchestrations.NewConnection;
using Serverless.Orchestrations.ResidentialStart;

namespace Serverless.Functions.FieldOrders;

/// <summary>Results of field orders from the bus.</summary>
public sealed class FieldOrderConsumer(
    FieldResultRecorder results, LateMeterSets lateSets, LateTurnOns lateTurnOns, OrchestrationSignals signals, MessageIntake messages)
{
    /// <summary>
    /// Stores the result on its order first, then signals the orchestration, which reads it there. A meter that was set too late is
    /// removed again.
    /// </summary>
    [Function(nameof(TakeFieldResults))]
    public Task TakeFieldResults(
        [ServiceBusTrigger(Queues.FieldResults, Connection = ServiceBusSettings.Section)] ServiceBusReceivedMessage message,
        ServiceBusMessageActions actions,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellation) =>
        messages.TakeAsync<FieldResult>(actions, message, received => TakeAsync(message, received.Message, actions, durable, cancellation), cancellation);

    private async Task TakeAsync(
        ServiceBusReceivedMessage message, FieldResult result, ServiceBusMessageActions actions, DurableTaskClient durable, CancellationToken cancellation)
    {
        var recorded = await results.RecordAsync(result, cancellation);
        if (await actions.SetAsideIfRefusedAsync(message, recorded, cancellation)) return;
        if (recorded.Value is not { } order)
        {
            await actions.SetAsideAsync(message, DeadLetters.UnknownReference, "orderId: no field order has this id", cancellation);
            return;
        }
        // The undoing comes before the signal, so that it happens even if no orchestration listens any more.
        if (await lateSets.FindUndoneAsync(order, cancellation) is { } undone) await UndoAgainAsync(durable, order, undone, cancellation);
        await lateTurnOns.TellAsync(order, cancellation);
        // The signal goes out for a repeated result too: the first delivery may have stopped between the write and the signal.
        await signals.SendAsync(durable, order.InstanceId, FieldResultRecorder.EventFor(order.Id), result.ResultId, cancellation);
    }

    private static async Task UndoAgainAsync(DurableTaskClient durable, FieldOrderDocument order, CaseReference undone, CancellationToken cancellation)
    {
        var instanceId = LateMeterSetOrchestrator.InstanceIdFor(order.Id);
        if (await durable.GetInstanceAsync(instanceId, cancellation: cancellation) is not null) return;
        await durable.ScheduleNewOrchestrationInstanceAsync(LateMeterSetOrchestrator.Name, undone, new StartOrchestrationOptions(instanceId), cancellation);
    }
}

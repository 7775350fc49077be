using Microsoft.Azure.Functions.Worker;
using Serverless.Orchestrations.FieldOrders;
using Serverless.Orchestrations.ServiceRequests;

namespace Serverless.Orchestrations.ResidentialStart;

public sealed record FieldOrderReference(CaseReference Case, string OrderId);

public sealed class RemindFieldCrew(IFieldCrews crews, CaseStore cases)
{
    [Function(nameof(RemindFieldCrew))]
    public async Task Run([ActivityTrigger] FieldOrderReference order, CancellationToken cancellation)
    {
        await crews.RemindAsync(order.OrderId, cancellation);
        await cases.NoteAsync(order.Case, $"reminder-{order.OrderId}", "Field crew reminded", "field crew", cancellation: cancellation);
    }
}

public sealed class ReadFieldResult(FieldResultRecorder results)
{
    [Function(nameof(ReadFieldResult))]
    public async Task<FieldResult?> Run([ActivityTrigger] FieldOrderReference order, CancellationToken cancellation) =>
        (await results.FindOrderAsync(order.OrderId, cancellation))?.Result;
}

/// <summary>Cancels the order here first, so that a result which still comes is recognised as late.</summary>
public sealed class CancelFieldOrder(FieldResultRecorder results, IFieldCrews crews)
{
    [Function(nameof(CancelFieldOrder))]
    public async Task Run([ActivityTrigger] FieldOrderReference order, CancellationToken cancellation)
    {
        await results.CancelAsync(order.OrderId, order.Case.RequestId, cancellation);
        await crews.CancelAsync(order.OrderId, cancellation);
    }
}

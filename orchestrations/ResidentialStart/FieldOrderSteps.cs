using Microsoft.Azure.Functions.Worker;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.FieldOrders;
using Serverless.Orchestrations.Letters;

namespace Serverless.Orchestrations.ResidentialStart;

public sealed record FieldOrderReference(CaseReference Case, string OrderId)
{
    /// <summary>The timeline's key of the wait for the crew.</summary>
    public static string WaitKeyFor(string orderId) => $"field-order-{orderId}";
}

public sealed class RemindFieldCrew(IFieldCrews crews, CaseStore cases)
{
    [Function(nameof(RemindFieldCrew))]
    public async Task Run([ActivityTrigger] FieldOrderReference order, CancellationToken cancellation)
    {
        await crews.RemindAsync(order.OrderId, cancellation);
        await cases.TellAsync(order.Case, $"reminder-{order.OrderId}", "Field crew reminded", cancellation: cancellation);
    }
}

public sealed class ReadFieldResult(FieldResultRecorder results, CaseStore cases)
{
    [Function(nameof(ReadFieldResult))]
    public async Task<FieldResult?> Run([ActivityTrigger] FieldOrderReference order, CancellationToken cancellation)
    {
        var result = (await results.FindOrderAsync(order.OrderId, cancellation))?.Result;
        var text = result is null ? "No result from the field crew" : $"Field crew: {CustomerWords.Of(result.Outcome)}";
        await cases.TellAsync(order.Case, $"{FieldOrderReference.WaitKeyFor(order.OrderId)}{CaseDocument.EndedSuffix}", text, cancellation: cancellation);
        return result;
    }
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

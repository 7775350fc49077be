using Microsoft.Azure.Functions.Worker;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.FieldOrders;
using Serverless.Orchestrations.Partners;

namespace Serverless.Orchestrations.FieldVisits;

public sealed class RemindFieldCrew(IFieldCrews crews, CaseStore cases)
{
    [Function(nameof(RemindFieldCrew))]
    public async Task Run([ActivityTrigger] CrewVisit visit, CancellationToken cancellation)
    {
        await crews.RemindAsync(visit.OrderId, cancellation);
        await cases.TellAsync(visit.Case, $"{visit.WaitKey}-reminded", "Field crew reminded", cancellation: cancellation);
    }
}

/// <summary>Gives the result of the visit; null while there is none.</summary>
public sealed class ReadFieldResult(FieldResultRecorder results, CaseStore cases)
{
    [Function(nameof(ReadFieldResult))]
    public async Task<FieldResult?> Run([ActivityTrigger] CrewVisit visit, CancellationToken cancellation)
    {
        var result = (await results.FindOrderAsync(visit.OrderId, cancellation))?.Result;
        if (result is not null) await cases.NoteAsync(visit.Case, visit.EndedKey, visit.ForStaff(result), forCustomer: visit.ForCustomer(result), cancellation: cancellation);
        return result;
    }
}

/// <summary>
/// Cancels the order here before telling the crews, so that a result which still comes is recognised as late. Returns a result that came
/// just in time; otherwise null.
/// </summary>
public sealed class CancelFieldOrder(FieldResultRecorder results, IFieldCrews crews, CaseStore cases)
{
    [Function(nameof(CancelFieldOrder))]
    public async Task<FieldResult?> Run([ActivityTrigger] CrewVisit visit, CancellationToken cancellation)
    {
        var order = await results.CancelAsync(visit.OrderId, visit.Case.RequestId, cancellation);
        var inTime = order?.Status == FieldOrderStatus.Cancelled ? null : order?.Result;
        const string NoResult = "no result, order cancelled";
        await cases.NoteAsync(
            visit.Case, visit.EndedKey, inTime is null ? $"{visit.Crew}: {NoResult}" : visit.ForStaff(inTime),
            forCustomer: inTime is null ? $"{visit.CrewForCustomer}: {NoResult}" : visit.ForCustomer(inTime), cancellation: cancellation);
        if (inTime is null) await crews.CancelAsync(visit.OrderId, cancellation);
        return inTime;
    }
}

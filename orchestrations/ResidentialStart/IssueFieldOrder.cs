using Microsoft.Azure.Functions.Worker;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.FieldOrders;
using Serverless.Orchestrations.Partners;

namespace Serverless.Orchestrations.ResidentialStart;

/// <param name="Visit">1 for the first.</param>
public sealed record FieldOrderRequest(ResidentialStartInput Start, int Visit, string InstanceId);

/// <summary>Writes the order, then sends it: a result can never come for an order that is not there.</summary>
public sealed class IssueFieldOrder(UtilityDatabase database, IFieldCrews crews, CaseStore cases, TimeProvider time)
{
    [Function(nameof(IssueFieldOrder))]
    public async Task<string> Run([ActivityTrigger] FieldOrderRequest request, CancellationToken cancellation)
    {
        var order = OrderFor(request, time.GetUtcNow());
        await database.Accounts.CreateOnceAsync(order.AccountId, order, cancellation);
        await crews.DispatchAsync(order.ToWorkOrder(), cancellation);
        var due = VisitTimes.For(order.ScheduledFor, order.CreatedAt.UtcDateTime, request.Start.Policy).RemindAt;
        await cases.TellAsync(request.Start.Case, FieldOrderReference.WaitKeyFor(order.Id), "Turn-on ordered", "field crew", new DateTimeOffset(due, TimeSpan.Zero), cancellation);
        return order.Id;
    }

    private static FieldOrderDocument OrderFor(FieldOrderRequest request, DateTimeOffset now) => new()
    {
        Id = FieldOrderDocument.IdFor(request.Start.Case.AccountId, $"on{request.Visit}"),
        AccountId = request.Start.Case.AccountId,
        Kind = FieldOrderKind.TurnOn,
        PremiseId = request.Start.Details.PremiseId,
        Services = request.Start.Details.Services,
        ScheduledFor = request.Start.Details.StartDate,
        Status = FieldOrderStatus.Issued,
        InstanceId = request.InstanceId,
        CreatedAt = now,
        UpdatedAt = now,
        CauseId = request.Start.Case.RequestId,
    };
}

using System.Text.Json.Serialization;
using Microsoft.Azure.Functions.Worker;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.FieldOrders;
using Serverless.Orchestrations.FieldVisits;
using Serverless.Orchestrations.Partners;

namespace Serverless.Orchestrations.ResidentialStart;

/// <param name="Visit">1 for the first visit.</param>
public sealed record TurnOn(ResidentialStartInput Start, int Visit, string InstanceId)
{
    [JsonIgnore]
    public string OrderId => FieldOrderDocument.IdFor(Start.Case.AccountId, FormattableString.Invariant($"on{Visit}"));

    [JsonIgnore]
    public CrewVisit Awaited => new(Start.Case, OrderId, $"field-order-{OrderId}", "Field crew", "Field crew");
}

/// <summary>Orders the visit, and notes until when its result is awaited.</summary>
public sealed class OrderTurnOn(FieldOrderSending orders, CaseStore cases, TimeProvider time)
{
    [Function(nameof(OrderTurnOn))]
    public async Task Run([ActivityTrigger] TurnOn request, CancellationToken cancellation)
    {
        var order = OrderFor(request, time.GetUtcNow());
        await orders.SendAsync(order, cancellation);
        var due = VisitTimes.For(order.ScheduledFor, order.CreatedAt.UtcDateTime, request.Start.Policy).RemindAt;
        await cases.TellAsync(request.Start.Case, request.Awaited.WaitKey, "Turn-on ordered", "field crew", new DateTimeOffset(due, TimeSpan.Zero), cancellation);
    }

    private static FieldOrderDocument OrderFor(TurnOn request, DateTimeOffset now) => new()
    {
        Id = request.OrderId,
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

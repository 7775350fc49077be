using System.Text.Json.Serialization;
using Microsoft.Azure.Functions.Worker;
using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.FieldOrders;
using Serverless.Orchestrations.FieldVisits;
using Serverless.Orchestrations.Partners;

namespace Serverless.Orchestrations.NewConnection;

/// <param name="Visit">1 for the first visit.</param>
public sealed record MeterSet(CaseReference Case, string PremiseId, MeterPoint Point, int Visit, string InstanceId, DateTimeOffset DueAt)
{
    [JsonIgnore]
    public string OrderId => FieldOrderDocument.IdFor(Case.AccountId, $"set{Visit}-{Point.Key}");

    [JsonIgnore]
    public CrewVisit Awaited => new(Case, OrderId, $"meter-set-{Point.Key}-{Visit}", $"Crew at {Point.Key}", $"Crew at the {MeterKey.Words(Point.Key)}");
}

/// <summary>Orders one meter set. It checks the release itself and never orders without one.</summary>
public sealed class IssueMeterSet(MeterReleases releases, FieldOrderSending orders, CaseStore cases, TimeProvider time)
{
    [Function(nameof(IssueMeterSet))]
    public async Task Run([ActivityTrigger] MeterSet set, CancellationToken cancellation)
    {
        if (!(await releases.ForAsync(set.Case, cancellation)).Contains(set.Point.Key))
            throw new InvalidOperationException($"Meter {set.Point.Key} of {set.Case.RequestId} has no release.");
        var order = OrderFor(set, time.GetUtcNow());
        await orders.SendAsync(order, cancellation);
        await cases.NoteAsync(
            set.Case, set.Awaited.WaitKey, $"Meter set ordered: {set.Point.Key}", "field crew", set.DueAt,
            forCustomer: $"Crew sent to set the {MeterKey.Words(set.Point.Key)}", cancellation);
    }

    private static FieldOrderDocument OrderFor(MeterSet set, DateTimeOffset now) => new()
    {
        Id = set.OrderId,
        AccountId = set.Case.AccountId,
        Kind = FieldOrderKind.MeterSet,
        PremiseId = set.PremiseId,
        Services = [set.Point.Service],
        MeterPoint = set.Point.Key,
        ScheduledFor = BusinessCalendar.DateOf(now),
        Status = FieldOrderStatus.Issued,
        InstanceId = set.InstanceId,
        CreatedAt = now,
        UpdatedAt = now,
        CauseId = set.Case.RequestId,
    };
}

/// <summary>Undoes the meter sets: cancels open orders, and orders the removal of meters already set.</summary>
public sealed class UndoMeterSets(UtilityDatabase database, ConnectionFiles files, FieldResultRecorder results, IFieldCrews crews, CaseStore cases, TimeProvider time)
{
    /// <summary>The timeline key of the moment from which a meter that is set late is undone on its own.</summary>
    public const string Key = "meter-sets-undone";

    [Function(nameof(UndoMeterSets))]
    public async Task<bool> Run([ActivityTrigger] CaseReference reference, CancellationToken cancellation)
    {
        // Noted first, so that a result that comes after the loop below has read its order finds the entry.
        await cases.TellAsync(reference, Key, "Field orders cancelled", cancellation: cancellation);
        foreach (var found in await files.AllAsync<FieldOrderDocument>(reference, FieldOrderDocument.TypeName, cancellation))
        {
            if (found.Kind != FieldOrderKind.MeterSet || await results.CancelAsync(found.Id, reference.RequestId, cancellation) is not { } order) continue;
            if (order.Status == FieldOrderStatus.Cancelled) await crews.CancelAsync(order.Id, cancellation);
            // A crew whose order was cancelled too late may have set the meter all the same.
            if (order.Result?.Outcome == FieldOutcome.Completed) await RemoveAsync(order, cancellation);
        }
        return true;
    }

    private async Task RemoveAsync(FieldOrderDocument set, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var removal = set with
        {
            Id = FieldOrderDocument.IdFor(set.AccountId, $"out-{set.MeterPoint}"),
            Kind = FieldOrderKind.MeterRemoval,
            Status = FieldOrderStatus.Issued,
            Result = null,
            ScheduledFor = BusinessCalendar.DateOf(now),
            CreatedAt = now,
            UpdatedAt = now,
            ETag = null,
        };
        await database.Accounts.CreateOnceAsync(removal.AccountId, removal, cancellation);
        await crews.DispatchAsync(removal.ToWorkOrder(), cancellation);
    }
}

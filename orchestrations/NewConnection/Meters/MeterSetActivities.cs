using System.Net;
using System.Text.Json.Serialization;
using Microsoft.Azure.Cosmos;
using Microsoft.Azure.Functions.Worker;
using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.FieldOrders;
using Serverless.Orchestrations.Letters;

namespace Serverless.Orchestrations.NewConnection;

/// <param name="Visit">1 for the first.</param>
public sealed record MeterSet(CaseReference Case, string PremiseId, MeterPoint Point, int Visit, string InstanceId, DateTimeOffset DueAt);

/// <summary>Orders one meter set. Never without a release: that is looked at here once more, whatever the procedure believes.</summary>
public sealed class IssueMeterSet(UtilityDatabase database, MeterReleases releases, IFieldCrews crews, CaseStore cases, TimeProvider time)
{
    [Function(nameof(IssueMeterSet))]
    public async Task<string> Run([ActivityTrigger] MeterSet set, CancellationToken cancellation)
    {
        if (!(await releases.ForAsync(set.Case, cancellation)).Contains(set.Point.Key))
            throw new InvalidOperationException($"Meter {set.Point.Key} of {set.Case.RequestId} has no release.");
        var order = OrderFor(set, time.GetUtcNow());
        using var written = await database.Accounts.CreateItemStreamAsync(DocumentStream.Of(order), new PartitionKey(order.AccountId), cancellationToken: cancellation);
        if (written.StatusCode != HttpStatusCode.Conflict) written.EnsureSuccessStatusCode();
        await crews.DispatchAsync(order, cancellation);
        await cases.TellAsync(set.Case, MeterSetReference.WaitKeyFor(set.Point, set.Visit), $"Meter set ordered: {set.Point.Key}", "field crew", set.DueAt, cancellation);
        return order.Id;
    }

    private static FieldOrderDocument OrderFor(MeterSet set, DateTimeOffset now) => new()
    {
        Id = FieldOrderDocument.IdFor(set.Case.AccountId, $"set{set.Visit}-{set.Point.Key}"),
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

public sealed record MeterSetReference(CaseReference Case, string OrderId, MeterPoint Point, int Visit)
{
    /// <summary>The timeline's key of the wait for the crew.</summary>
    [JsonIgnore]
    public string WaitKey => WaitKeyFor(Point, Visit);

    public static string WaitKeyFor(MeterPoint point, int visit) => $"meter-set-{point.Key}-{visit}";
}

public sealed class ReadMeterSet(FieldResultRecorder results, CaseStore cases)
{
    [Function(nameof(ReadMeterSet))]
    public async Task<FieldResult?> Run([ActivityTrigger] MeterSetReference set, CancellationToken cancellation)
    {
        var result = (await results.FindOrderAsync(set.OrderId, cancellation))?.Result;
        if (result is not null) await cases.TellAsync(set.Case, $"{set.WaitKey}{CaseDocument.EndedSuffix}", $"Crew at {set.Point.Key}: {CustomerWords.Of(result.Outcome)}", cancellation: cancellation);
        return result;
    }
}

public sealed class RemindMeterCrew(IFieldCrews crews, CaseStore cases)
{
    [Function(nameof(RemindMeterCrew))]
    public async Task Run([ActivityTrigger] MeterSetReference set, CancellationToken cancellation)
    {
        await crews.RemindAsync(set.OrderId, cancellation);
        await cases.TellAsync(set.Case, $"{set.WaitKey}-reminded", "Field crew reminded", cancellation: cancellation);
    }
}

/// <summary>Cancels the order here first, so that a result which still comes is recognised as late. Answers one that came just in time.</summary>
public sealed class CancelMeterSet(FieldResultRecorder results, IFieldCrews crews, CaseStore cases)
{
    [Function(nameof(CancelMeterSet))]
    public async Task<FieldResult?> Run([ActivityTrigger] MeterSetReference set, CancellationToken cancellation)
    {
        var order = await results.CancelAsync(set.OrderId, set.Case.RequestId, cancellation);
        var inTime = order?.Status == FieldOrderStatus.Cancelled ? null : order?.Result;
        var text = inTime is null ? $"No result from the crew at {set.Point.Key}: order cancelled" : $"Crew at {set.Point.Key}: {CustomerWords.Of(inTime.Outcome)}";
        await cases.TellAsync(set.Case, $"{set.WaitKey}{CaseDocument.EndedSuffix}", text, cancellation: cancellation);
        if (inTime is null) await crews.CancelAsync(set.OrderId, cancellation);
        return inTime;
    }
}

/// <summary>Undoes the meter sets: what is under way is cancelled, what is set is taken out again.</summary>
public sealed class UndoMeterSets(UtilityDatabase database, ConnectionFiles files, FieldResultRecorder results, IFieldCrews crews, CaseStore cases, TimeProvider time)
{
    /// <summary>The timeline's key of the moment from which on a meter that is set all the same is undone by itself.</summary>
    public const string Key = "meter-sets-undone";

    [Function(nameof(UndoMeterSets))]
    public async Task<bool> Run([ActivityTrigger] CaseReference reference, CancellationToken cancellation)
    {
        // Told first: a result that comes too late for what follows finds it told.
        await cases.TellAsync(reference, Key, "Field orders cancelled", cancellation: cancellation);
        foreach (var found in await files.AllAsync<FieldOrderDocument>(reference, FieldOrderDocument.TypeName, cancellation))
        {
            if (found.Kind != FieldOrderKind.MeterSet || await results.CancelAsync(found.Id, reference.RequestId, cancellation) is not { } order) continue;
            if (order.Status == FieldOrderStatus.Cancelled) await crews.CancelAsync(order.Id, cancellation);
            // A crew that was sent for too late, and cancelled, may have gone all the same.
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
        using var written = await database.Accounts.CreateItemStreamAsync(DocumentStream.Of(removal), new PartitionKey(removal.AccountId), cancellationToken: cancellation);
        if (written.StatusCode != HttpStatusCode.Conflict) written.EnsureSuccessStatusCode();
        await crews.DispatchAsync(removal, cancellation);
    }
}

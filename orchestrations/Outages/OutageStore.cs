using Microsoft.Azure.Cosmos;
using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.Policies;

namespace Serverless.Orchestrations.Outages;

/// <summary>Stores outages in the partitions of the feeders they were opened on, with as many in one batch as the store accepts.</summary>
public sealed class OutageStore(UtilityDatabase database, OutagePointers pointers, EffectiveDated<IntakeLimits> limits, TimeProvider time)
{
    private const int PageSize = 100;

    /// <summary>Adds reports to the outages stored under a feeder, and opens the missing ones.</summary>
    /// <param name="known">Outages of this feeder as just read, by id. Any others are taken not to exist.</param>
    /// <returns>The reports beyond their outages' limits.</returns>
    public async Task<IReadOnlyList<RefusedReport>> RecordAsync(
        string feederId, IReadOnlyCollection<OutageReported> reports, IReadOnlyDictionary<string, OutageDocument> known, CancellationToken cancellation = default)
    {
        var refused = new List<RefusedReport>();
        foreach (var chunk in reports.GroupBy(report => IdOf(feederId, report)).Chunk(BatchExecution.MostOperations))
        {
            var existing = known;
            while (true)
            {
                var (outcome, tooMany) = await WriteAsync(feederId, chunk, existing, cancellation);
                if (outcome == BatchOutcome.Done)
                {
                    refused.AddRange(tooMany);
                    break;
                }
                // An outage existed after all, or changed since it was read: read and decide again.
                existing = await FindAllAsync(feederId, chunk.SelectMany(group => group), cancellation);
            }
        }
        return refused;
    }

    /// <summary>The outage of a service point, whichever feeder supplies it now; null when there is none.</summary>
    public async Task<OutageDocument?> FindAsync(string premiseId, string servicePointId, CancellationToken cancellation = default) =>
        await pointers.FindAsync(premiseId, servicePointId, cancellation) is { } feederId
            ? await database.Outages.FindAsync<OutageDocument>(feederId, OutageDocument.IdFor(feederId, premiseId, servicePointId), cancellation)
            : null;

    /// <summary>Those of the reports' outages that are stored under this feeder, by id.</summary>
    public async Task<IReadOnlyDictionary<string, OutageDocument>> FindAllAsync(
        string feederId, IEnumerable<OutageReported> reports, CancellationToken cancellation = default)
    {
        var found = new Dictionary<string, OutageDocument>(StringComparer.Ordinal);
        foreach (var ids in reports.Select(report => IdOf(feederId, report)).Distinct(StringComparer.Ordinal).Chunk(BatchExecution.MostOperations))
        {
            foreach (var outage in await database.Outages.FindManyAsync<OutageDocument>(feederId, ids, cancellation)) found.Add(outage.Id, outage);
        }
        return found;
    }

    /// <summary>A page of a feeder's outages, the latest report first; <c>Continuation</c> is null on the last page.</summary>
    public async Task<(IReadOnlyList<OutageDocument> Page, string? Continuation)> ListAsync(
        string feederId, string? continuation, CancellationToken cancellation = default)
    {
        var query = new QueryDefinition("SELECT * FROM c WHERE c.type = @type ORDER BY c.lastReportedAt DESC").WithParameter("@type", OutageDocument.TypeName);
        var options = new QueryRequestOptions { PartitionKey = new PartitionKey(feederId), MaxItemCount = PageSize };
        using var pages = database.Outages.GetItemQueryIterator<OutageDocument>(query, continuation, options);
        var page = await pages.ReadNextAsync(cancellation);
        return ([.. page], page.ContinuationToken);
    }

    private static string IdOf(string feederId, OutageReported report) => OutageDocument.IdFor(feederId, report.PremiseId, report.ServicePointId);

    /// <summary>
    /// Writes the outages in several batches, since they need not change together. A large one then cannot push the others past the
    /// store's 2 MB.
    /// </summary>
    private async Task<(BatchOutcome Outcome, IReadOnlyList<RefusedReport> Refused)> WriteAsync(
        string feederId, IGrouping<string, OutageReported>[] chunk, IReadOnlyDictionary<string, OutageDocument> existing, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var limit = limits.On(BusinessCalendar.DateOf(now));
        var (changed, refused) = (new List<OutageDocument>(chunk.Length), new List<RefusedReport>());
        foreach (var group in chunk)
        {
            var outage = existing.GetValueOrDefault(group.Key);
            var (admitted, tooMany) = AdmitReports.Decide(outage, group, limit);
            refused.AddRange(tooMany);
            if (RecordOutage.Decide(outage, feederId, admitted, now) is { } after) changed.Add(after);
        }
        foreach (var part in BatchParts.Of(changed))
        {
            var batch = database.Outages.CreateTransactionalBatch(new PartitionKey(feederId));
            foreach (var (outage, content) in part)
            {
                if (outage.ETag is { } etag) batch.ReplaceItemStream(outage.Id, content, new() { IfMatchEtag = etag, EnableContentResponseOnWrite = false });
                else batch.CreateItemStream(content, BatchExecution.WithoutAnswer);
            }
            if (await batch.RunAsync(cancellation) is not BatchOutcome.Done and var outcome) return (outcome, refused);
        }
        return (BatchOutcome.Done, refused);
    }
}

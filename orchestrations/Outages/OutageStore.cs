using Microsoft.Azure.Cosmos;
using Serverless.Orchestrations.Documents;

namespace Serverless.Orchestrations.Outages;

/// <summary>Outages in the partitions of the feeders they were opened on, as many in a batch as the store takes.</summary>
public sealed class OutageStore(UtilityDatabase database, OutagePointers pointers, TimeProvider time)
{
    private const int PageSize = 100;

    /// <summary>Adds reports to the outages kept under a feeder, and opens those that are not there.</summary>
    /// <param name="known">Outages of this feeder as they were just read, by id. Those not among them are taken as not there.</param>
    public async Task RecordAsync(
        string feederId, IReadOnlyCollection<OutageReported> reports, IReadOnlyDictionary<string, OutageDocument> known, CancellationToken cancellation = default)
    {
        foreach (var chunk in reports.GroupBy(report => IdOf(feederId, report)).Chunk(BatchExecution.MostOperations))
        {
            var existing = known;
            while (await WriteAsync(feederId, chunk, existing, cancellation) != BatchOutcome.Done)
            {
                // One of them was there after all, or changed meanwhile: read again and decide again.
                existing = await FindAllAsync(feederId, chunk.SelectMany(group => group), cancellation);
            }
        }
    }

    /// <summary>The outage of a service point, whichever feeder the point hangs on now.</summary>
    public async Task<OutageDocument?> FindAsync(string premiseId, string servicePointId, CancellationToken cancellation = default) =>
        await pointers.FindAsync(premiseId, servicePointId, cancellation) is { } feederId
            ? await database.Outages.FindAsync<OutageDocument>(feederId, OutageDocument.IdFor(feederId, premiseId, servicePointId), cancellation)
            : null;

    /// <summary>Those outages of the reports that are kept under this feeder, by id.</summary>
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

    /// <summary>A feeder's outages, the latest reported first; <c>Continuation</c> is null on the last page.</summary>
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

    private async Task<BatchOutcome> WriteAsync(
        string feederId, IGrouping<string, OutageReported>[] chunk, IReadOnlyDictionary<string, OutageDocument> existing, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        OutageDocument[] changed =
        [
            .. chunk.Select(group => RecordOutage.Decide(existing.GetValueOrDefault(group.Key), feederId, group, now)).OfType<OutageDocument>(),
        ];
        if (changed.Length == 0) return BatchOutcome.Done;
        var batch = database.Outages.CreateTransactionalBatch(new PartitionKey(feederId));
        foreach (var outage in changed)
        {
            if (outage.ETag is { } etag) batch.ReplaceItem(outage.Id, outage, new() { IfMatchEtag = etag, EnableContentResponseOnWrite = false });
            else batch.CreateItem(outage, BatchExecution.WithoutAnswer);
        }
        return await batch.RunAsync(cancellation);
    }
}

using Microsoft.Azure.Cosmos;
using Serverless.Orchestrations.Documents;

namespace Serverless.Orchestrations.Outages;

/// <summary>Writes reports to their feeder's partition, as many service points in a batch as the store takes.</summary>
public sealed class OutageStore(UtilityDatabase database, TimeProvider time)
{
    /// <summary>Cosmos DB's limit for one transactional batch.</summary>
    private const int LargestBatch = 100;

    private const int PageSize = 100;

    /// <exception cref="CosmosException">The store refused; reports already written are recognised when they come again.</exception>
    public async Task RecordAsync(string feederId, IReadOnlyCollection<OutageReported> reports, CancellationToken cancellation = default)
    {
        foreach (var chunk in reports.GroupBy(report => OutageDocument.IdFor(feederId, report.PremiseId, report.ServicePointId)).Chunk(LargestBatch))
        {
            while (await WriteAsync(feederId, chunk, cancellation) != BatchOutcome.Done)
            {
                // Another consumer wrote one of these service points meanwhile: read again and decide again.
            }
        }
    }

    public Task<OutageDocument?> FindAsync(string feederId, string premiseId, string servicePointId, CancellationToken cancellation = default) =>
        database.Outages.FindAsync<OutageDocument>(feederId, OutageDocument.IdFor(feederId, premiseId, servicePointId), cancellation);

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

    private async Task<BatchOutcome> WriteAsync(string feederId, IGrouping<string, OutageReported>[] chunk, CancellationToken cancellation)
    {
        var existing = await ReadAsync(feederId, [.. chunk.Select(group => group.Key)], cancellation);
        var now = time.GetUtcNow();
        OutageDocument[] changed =
        [
            .. chunk.Select(group => RecordOutage.Decide(existing.GetValueOrDefault(group.Key), feederId, group, now)).OfType<OutageDocument>(),
        ];
        if (changed.Length == 0) return BatchOutcome.Done;
        var batch = database.Outages.CreateTransactionalBatch(new PartitionKey(feederId));
        foreach (var outage in changed)
        {
            if (outage.ETag is { } etag) batch.ReplaceItem(outage.Id, outage, new TransactionalBatchItemRequestOptions { IfMatchEtag = etag });
            else batch.CreateItem(outage);
        }
        return await batch.RunAsync(cancellation);
    }

    private async Task<Dictionary<string, OutageDocument>> ReadAsync(string feederId, string[] ids, CancellationToken cancellation)
    {
        var found = new Dictionary<string, OutageDocument>(StringComparer.Ordinal);
        if (ids.Length == 1)
        {
            if (await database.Outages.FindAsync<OutageDocument>(feederId, ids[0], cancellation) is { } one) found[one.Id] = one;
            return found;
        }
        var query = new QueryDefinition("SELECT * FROM c WHERE ARRAY_CONTAINS(@ids, c.id)").WithParameter("@ids", ids);
        await foreach (var outage in database.Outages.QueryAsync<OutageDocument>(query, feederId, cancellation)) found[outage.Id] = outage;
        return found;
    }
}

using System.Collections.Concurrent;
using Microsoft.Azure.Cosmos;
using Serverless.Orchestrations.Documents;

namespace Serverless.Orchestrations.Outages;

/// <summary>
/// Decides once for each service point under which feeder its outage is stored. The pointer is written before the outage, because no
/// batch spans two partitions. A pointer without an outage does no harm: the next report follows it and opens the outage there.
/// </summary>
public sealed class OutagePointers(UtilityDatabase database, TimeProvider time)
{
    private const int PartitionsAtOnce = 16;

    /// <param name="opening">Reports whose outage is not stored under the feeder they were placed on.</param>
    /// <returns>The feeder for each pointer's id: the given one, or the one decided before.</returns>
    /// <exception cref="CosmosException">The store refused; no outage may be opened yet.</exception>
    public async Task<IReadOnlyDictionary<string, string>> DecideAsync(
        IEnumerable<(string FeederId, OutageReported Report)> opening, CancellationToken cancellation = default)
    {
        var now = time.GetUtcNow();
        var decided = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        var partitions = opening.Select(one => Pointer(one.FeederId, one.Report, now)).DistinctBy(pointer => pointer.Id).GroupBy(pointer => pointer.Partition);
        var options = new ParallelOptions { MaxDegreeOfParallelism = PartitionsAtOnce, CancellationToken = cancellation };
        await Parallel.ForEachAsync(partitions.SelectMany(partition => partition.Chunk(BatchExecution.MostOperations)), options, async (wanted, stop) =>
        {
            foreach (var pointer in await CreateOrReadAsync(wanted, stop)) decided[pointer.Id] = pointer.OutageFeederId;
        });
        return decided;
    }

    /// <summary>The feeder under which this service point's outage is stored; null when none was ever opened.</summary>
    public async Task<string?> FindAsync(string premiseId, string servicePointId, CancellationToken cancellation = default)
    {
        var id = OutagePointerDocument.IdFor(premiseId, servicePointId);
        return (await database.Outages.FindAsync<OutagePointerDocument>(OutagePointerDocument.PartitionFor(id), id, cancellation))?.OutageFeederId;
    }

    private static OutagePointerDocument Pointer(string feederId, OutageReported report, DateTimeOffset now)
    {
        var id = OutagePointerDocument.IdFor(report.PremiseId, report.ServicePointId);
        return new()
        {
            Id = id,
            Partition = OutagePointerDocument.PartitionFor(id),
            OutageFeederId = feederId,
            CreatedAt = now,
            UpdatedAt = now,
            CauseId = report.ReportId,
        };
    }

    /// <summary>Creates all pointers at once if none exists, as is usual. Otherwise reads those that exist and creates the rest.</summary>
    private async Task<IReadOnlyList<OutagePointerDocument>> CreateOrReadAsync(OutagePointerDocument[] wanted, CancellationToken cancellation)
    {
        var partition = wanted[0].Partition;
        IReadOnlyList<OutagePointerDocument> there = [];
        var missing = wanted;
        while (missing.Length > 0 && await CreateAsync(partition, missing, cancellation) != BatchOutcome.Done)
        {
            there = await database.Outages.FindManyAsync<OutagePointerDocument>(partition, [.. wanted.Select(pointer => pointer.Id)], cancellation);
            missing = [.. wanted.ExceptBy(there.Select(pointer => pointer.Id), pointer => pointer.Id)];
        }
        return [.. there, .. missing];
    }

    private Task<BatchOutcome> CreateAsync(string partition, OutagePointerDocument[] pointers, CancellationToken cancellation)
    {
        var batch = database.Outages.CreateTransactionalBatch(new PartitionKey(partition));
        foreach (var pointer in pointers) batch.CreateItem(pointer, BatchExecution.WithoutAnswer);
        return batch.RunAsync(cancellation);
    }
}

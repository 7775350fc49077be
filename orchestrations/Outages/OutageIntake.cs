using System.Collections.Concurrent;
using Microsoft.Azure.Cosmos;

namespace Serverless.Orchestrations.Outages;

/// <summary>
/// Records reports on the outages of their service points. In a storm most reports are about outages already stored under their feeder.
/// Those cost one read and one write for up to a hundred. Only the others need a pointer.
/// </summary>
public sealed class OutageIntake(OutageStore outages, OutagePointers pointers)
{
    /// <summary>How many feeders are written at once. Writes mostly wait for the store, so this is more than there are processors.</summary>
    private const int FeedersAtOnce = 16;

    private static readonly IReadOnlyDictionary<string, OutageDocument> None = new Dictionary<string, OutageDocument>();

    /// <param name="byFeeder">Reports by the feeder that now supplies their service point.</param>
    /// <param name="cancellation">Stops the work. What was not written comes again with its message.</param>
    /// <exception cref="CosmosException">The store refused; reports already written are recognised when they come again.</exception>
    /// <returns>The reports beyond their outages' limits. Nothing of them was written.</returns>
    public async Task<IReadOnlyCollection<RefusedReport>> RecordAsync(ILookup<string, OutageReported> byFeeder, CancellationToken cancellation = default)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = FeedersAtOnce, CancellationToken = cancellation };
        var found = new ConcurrentDictionary<string, IReadOnlyDictionary<string, OutageDocument>>(StringComparer.Ordinal);
        await Parallel.ForEachAsync(byFeeder, options, async (feeder, stop) => found[feeder.Key] = await outages.FindAllAsync(feeder.Key, feeder, stop));

        var placed = byFeeder.SelectMany(feeder => feeder, (feeder, report) => (
            FeederId: feeder.Key, Report: report, IsFound: found[feeder.Key].ContainsKey(OutageDocument.IdFor(feeder.Key, report.PremiseId, report.ServicePointId)))).ToArray();
        var decided = await pointers.DecideAsync(placed.Where(one => !one.IsFound).Select(one => (one.FeederId, one.Report)), cancellation);
        var byKept = placed.ToLookup(one => one.IsFound ? one.FeederId : decided[OutagePointerDocument.IdFor(one.Report.PremiseId, one.Report.ServicePointId)], one => one.Report);
        var refused = new ConcurrentBag<RefusedReport>();
        await Parallel.ForEachAsync(byKept, options, async (kept, stop) =>
        {
            foreach (var one in await outages.RecordAsync(kept.Key, [.. kept], found.GetValueOrDefault(kept.Key, None), stop)) refused.Add(one);
        });
        return refused;
    }
}

using System.Collections.Concurrent;
using Serverless.Orchestrations.Documents;

namespace Serverless.Orchestrations.Premises;

/// <summary>Which feeder a service point hangs on. Networks are re-switched, so what was read is forgotten after a while.</summary>
public sealed class FeederLookup(UtilityDatabase database, TimeProvider time)
{
    /// <summary>Partition for reports whose service point the premise tree does not know: a person places them, none is lost.</summary>
    public const string Unplaced = "unplaced";

    /// <summary>Premises read at a time: a storm's first batches know none of theirs, and one after the other would take seconds.</summary>
    private const int ReadsAtOnce = 32;

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);
    private readonly ConcurrentDictionary<string, Placement> placements = new(StringComparer.Ordinal);

    private sealed record Placement(string FeederId, HashSet<string> ServicePoints, DateTimeOffset ReadAt);

    /// <summary>Puts each of many things on its feeder. A premise is read once, however many of them it has.</summary>
    public async Task<ILookup<string, T>> ByFeederAsync<T>(
        IReadOnlyCollection<T> located, Func<T, (string PremiseId, string ServicePointId)> place, CancellationToken cancellation = default)
    {
        var premises = new ConcurrentDictionary<string, Placement?>(StringComparer.Ordinal);
        var options = new ParallelOptions { MaxDegreeOfParallelism = ReadsAtOnce, CancellationToken = cancellation };
        await Parallel.ForEachAsync(
            located.Select(one => place(one).PremiseId).Distinct(StringComparer.Ordinal), options, async (id, stop) => premises[id] = await FindAsync(id, stop));
        return located.ToLookup(one => FeederOf(premises[place(one).PremiseId], place(one).ServicePointId), StringComparer.Ordinal);
    }

    private static string FeederOf(Placement? placement, string servicePointId) =>
        placement is not null && placement.ServicePoints.Contains(servicePointId) ? placement.FeederId : Unplaced;

    private async ValueTask<Placement?> FindAsync(string premiseId, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (placements.TryGetValue(premiseId, out var known) && now - known.ReadAt <= Lifetime) return known;
        // An unknown premise is not remembered: it may be created any moment.
        if (await database.Premises.FindAsync<PremiseDocument>(premiseId, PremiseDocument.DocumentId, cancellation) is not { } premise) return null;
        return placements[premiseId] = new(premise.FeederId, [.. premise.ServicePoints().Select(point => point.ServicePointId)], now);
    }
}

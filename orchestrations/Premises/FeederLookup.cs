using System.Collections.Concurrent;
using Serverless.Orchestrations.Documents;

namespace Serverless.Orchestrations.Premises;

/// <summary>Finds the feeder that supplies a service point. Results are cached for 15 minutes only, since networks are switched.</summary>
public sealed class FeederLookup(UtilityDatabase database, TimeProvider time)
{
    /// <summary>The partition for reports whose service point is in no premise document. A person places them; none is lost.</summary>
    public const string Unplaced = "unplaced";

    /// <summary>How many premises are read at once. At a storm's beginning none is cached, and reading one by one would take seconds.</summary>
    private const int ReadsAtOnce = 32;

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);
    private readonly ConcurrentDictionary<string, Placement> placements = new(StringComparer.Ordinal);

    private sealed record Placement(string FeederId, HashSet<string> ServicePoints, DateTimeOffset ReadAt);

    /// <summary>Groups items by feeder. Each premise is read once, however many items it has.</summary>
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
        // An unknown premise is not cached, since it may be created at any moment.
        if (await database.Premises.FindAsync<PremiseDocument>(premiseId, PremiseDocument.DocumentId, cancellation) is not { } premise) return null;
        return placements[premiseId] = new(premise.FeederId, [.. premise.ServicePoints().Select(point => point.ServicePointId)], now);
    }
}

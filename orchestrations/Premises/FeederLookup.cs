using System.Collections.Concurrent;
using Serverless.Orchestrations.Documents;

namespace Serverless.Orchestrations.Premises;

/// <summary>Which feeder a service point hangs on. Networks are re-switched, so what was read is forgotten after a while.</summary>
public sealed class FeederLookup(UtilityDatabase database, TimeProvider time)
{
    /// <summary>Partition for reports whose service point the premise tree does not know: a person places them, none is lost.</summary>
    public const string Unplaced = "unplaced";

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);
    private readonly ConcurrentDictionary<string, Placement> placements = new(StringComparer.Ordinal);

    private sealed record Placement(string FeederId, HashSet<string> ServicePoints, DateTimeOffset ReadAt);

    public async ValueTask<string> FeederOfAsync(string premiseId, string servicePointId, CancellationToken cancellation = default)
    {
        var now = time.GetUtcNow();
        if (!placements.TryGetValue(premiseId, out var placement) || now - placement.ReadAt > Lifetime)
        {
            var premise = await database.Premises.FindAsync<PremiseDocument>(premiseId, PremiseDocument.DocumentId, cancellation);
            // An unknown premise is not remembered: it may be created any moment.
            if (premise is null) return Unplaced;
            placement = new(premise.FeederId, [.. premise.ServicePoints().Select(point => point.ServicePointId)], now);
            placements[premiseId] = placement;
        }
        return placement.ServicePoints.Contains(servicePointId) ? placement.FeederId : Unplaced;
    }
}

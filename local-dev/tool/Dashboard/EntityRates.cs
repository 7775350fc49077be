using System.Diagnostics;

namespace Serverless.LocalDev.Dashboard;

/// <summary>Messages a second, in and out of each entity, between one look and the next.</summary>
internal sealed class EntityRates
{
    private Dictionary<string, EntityFigures> before = new(StringComparer.Ordinal);
    private long lookedAt = Stopwatch.GetTimestamp();

    /// <summary>By path. Out is whatever left, dead letters included.</summary>
    public IReadOnlyDictionary<string, (double In, double Out)> Look(IReadOnlyList<EntityFigures> entities)
    {
        var now = Stopwatch.GetTimestamp();
        var seconds = Math.Max(0.001, Stopwatch.GetElapsedTime(lookedAt, now).TotalSeconds);
        var rates = entities.ToDictionary(entity => entity.Path, entity => Rate(before.GetValueOrDefault(entity.Path), entity, seconds));
        before = entities.ToDictionary(entity => entity.Path, StringComparer.Ordinal);
        lookedAt = now;
        return rates;
    }

    private static (double In, double Out) Rate(EntityFigures? earlier, EntityFigures now, double seconds)
    {
        if (earlier is null) return (0, 0);
        var enqueued = now.Enqueued - earlier.Enqueued;
        return (enqueued / seconds, Math.Max(0, enqueued - (now.Waiting - earlier.Waiting)) / seconds);
    }
}

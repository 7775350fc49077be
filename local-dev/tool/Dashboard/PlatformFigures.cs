using System.Diagnostics;
using Serverless.LocalDev.Control;
using Serverless.LocalDev.Store;

namespace Serverless.LocalDev.Dashboard;

/// <summary>What a queue or subscription holds now.</summary>
/// <param name="Enqueued">Since the start of this run.</param>
internal sealed record EntityFigures(string Path, long Enqueued, long Active, long Locked, long Scheduled, long Deferred, long DeadLettered)
{
    public bool IsSubscription => Path.Contains("/Subscriptions/", StringComparison.OrdinalIgnoreCase);

    /// <summary>To be consumed still, if not dead.</summary>
    public long Waiting => Active + Locked + Deferred;
}

/// <summary>The platform at one moment.</summary>
/// <param name="Orchestrations">By state; states that no instance is in are left out.</param>
/// <param name="P50">From publish to document, in milliseconds; null before the first measurement.</param>
internal sealed record PlatformFigures(
    DateTimeOffset Now,
    bool IsVirtual,
    IReadOnlyList<EntityFigures> Entities,
    IReadOnlyDictionary<string, long> Orchestrations,
    ConnectionFigures Connections,
    double? P50,
    double? P95,
    long Measured,
    long Documents,
    double MemoryMegabytes,
    string? DataDirectory)
{
    public static PlatformFigures Of(LocalPlatform platform)
    {
        using var process = Process.GetCurrentProcess();
        var watch = platform.Watch.Latencies;
        return new(
            platform.Cloud.Clock.UtcNow,
            platform.Cloud.Clock is VirtualClock,
            [.. platform.Cloud.Bus.Counts().Select(Entity)],
            platform.Cloud.Hub.Counts.Snapshot().Where(state => state.Value > 0).ToDictionary(state => state.Key.ToString(), state => state.Value),
            platform.Watch.Connections.Figures(),
            watch.Percentile(50)?.TotalMilliseconds,
            watch.Percentile(95)?.TotalMilliseconds,
            watch.Count,
            platform.Cloud.Cosmos.DocumentCount,
            process.WorkingSet64 / 1024d / 1024d,
            Path.GetDirectoryName(platform.Cloud.Store.File));
    }

    private static EntityFigures Entity(ServiceBus.EntityCounts counts) => new(
        counts.Path, counts.TotalEnqueued, counts.Active, counts.Locked, counts.Scheduled, counts.Deferred, counts.DeadLettered);
}

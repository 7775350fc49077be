using System.Diagnostics;
using Serverless.LocalDev.Control;

namespace Serverless.LocalDev.Scenario;

/// <summary>Waits until nothing is left to do: queues and outbox empty, no orchestration under way, nothing in flight.</summary>
internal static class Quiet
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    /// <summary>Longer than a lock and an outbox sweep after a killed run, with room for a slow machine.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <param name="underWay">Says what is still under way of the orchestrations; null when none is but those that wait for a later day.</param>
    /// <returns>Null when all is through; else what still is not after three minutes in which nothing moved.</returns>
    public static async Task<string?> WaitAsync(LocalPlatform platform, string[] queues, Func<Task<string?>> underWay, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(Look, TimeProvider.System);
        var (last, since) = ("", Stopwatch.GetTimestamp());
        while (true)
        {
            var left = await DescribeAsync(platform, queues, underWay);
            if (left is null) return null;
            if (left != last) (last, since) = (left, Stopwatch.GetTimestamp());
            else if (Stopwatch.GetElapsedTime(since) > Patience) return left;
            await timer.WaitForNextTickAsync(stop);
        }
    }

    private static async Task<string?> DescribeAsync(LocalPlatform platform, string[] queues, Func<Task<string?>> underWay)
    {
        foreach (var entity in platform.Cloud.Bus.Counts().Where(entity => queues.Contains(entity.Path)))
        {
            var left = entity.Active + entity.Locked + entity.Scheduled + entity.Deferred;
            if (left > 0) return $"{left} messages in {entity.Path}";
        }
        if (await underWay() is { } moving) return moving;
        // An event may be on its way between a write and its publication; work in flight says so, an outbox entry left behind does not.
        if (platform.Cloud.Clock.Work.Count > 0) return $"work in flight: {platform.Cloud.Clock.Work.Describe()}";
        return await FoundBooks.CountOutboxAsync(platform.Database) is var events and > 0 ? $"{events} events in the outbox" : null;
    }
}

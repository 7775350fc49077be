using Microsoft.DurableTask.Protobuf;

namespace Serverless.LocalDev.Durable;

public sealed partial class TaskHub
{
    /// <summary>Purges one ended instance; how many went, with what it started when asked for.</summary>
    internal async Task<int> PurgeAsync(string id, bool recursive)
    {
        var removed = await Store.ReadAsync(connection => PurgeRows.One(connection, id, recursive));
        foreach (var status in removed) Counts.Remove(status);
        return removed.Count;
    }

    /// <summary>
    /// Purges ended instances in small batches; how many went, and whether all that match did. Source: "Manage instances in
    /// Durable Functions", purge history.
    /// </summary>
    /// <exception cref="FormatException">A time cannot be read.</exception>
    internal async Task<(int Count, bool IsComplete)> PurgeAsync(PurgeInstanceFilter request, bool recursive, CancellationToken cancellation)
    {
        var filter = InstanceFilter.Of(request);
        var deadline = request.Timeout is { } timeout ? Clock.UtcNow + timeout.ToTimeSpan() : DateTimeOffset.MaxValue;
        var total = 0;
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            var removed = await Store.ReadAsync(connection => PurgeRows.Batch(connection, filter, recursive));
            foreach (var status in removed) Counts.Remove(status);
            total += removed.Count;
            if (removed.Count < PurgeRows.BatchSize) return (total, true);
            if (Clock.UtcNow >= deadline) return (total, false);
        }
    }
}

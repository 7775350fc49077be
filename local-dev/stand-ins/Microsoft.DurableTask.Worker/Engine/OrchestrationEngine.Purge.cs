using Microsoft.DurableTask.Client;

namespace Serverless.LocalDev.Durable;

internal sealed partial class OrchestrationEngine
{
    /// <summary>Purges one ended instance; an unfinished or unknown one is left alone and counts nothing.</summary>
    public async Task<PurgeResult> PurgeAsync(string id, bool recursive)
    {
        await OpenAsync();
        var removed = await Store.ReadAsync(connection => PurgeRows.One(connection, id, recursive));
        foreach (var status in removed) Counts.Remove(status);
        return new PurgeResult(removed.Count, true);
    }

    /// <summary>Purges ended instances in small batches. Source: "Manage instances in Durable Functions", purge history.</summary>
    public async Task<PurgeResult> PurgeAsync(PurgeInstancesFilter filter, bool recursive, CancellationToken cancellation)
    {
        await OpenAsync();
        var deadline = filter.Timeout is { } timeout ? Clock.UtcNow + timeout : DateTimeOffset.MaxValue;
        var total = 0;
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            var removed = await Store.ReadAsync(connection => PurgeRows.Batch(connection, filter, recursive));
            foreach (var status in removed) Counts.Remove(status);
            total += removed.Count;
            if (removed.Count < PurgeRows.BatchSize) return new PurgeResult(total, true);
            if (Clock.UtcNow >= deadline) return new PurgeResult(total, false);
        }
    }
}

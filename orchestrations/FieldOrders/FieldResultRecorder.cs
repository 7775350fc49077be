using System.Net;
using Microsoft.Azure.Cosmos;
using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.Keys;

namespace Serverless.Orchestrations.FieldOrders;

/// <summary>Keeps what came of a field order on the order itself.</summary>
public sealed class FieldResultRecorder(UtilityDatabase database, KeyClaims keys, TimeProvider time)
{
    /// <summary>The event that tells a waiting orchestration to look at its order.</summary>
    public static string EventFor(string orderId) => $"FieldResult:{orderId}";

    public Task<FieldOrderDocument?> FindOrderAsync(string orderId, CancellationToken cancellation = default) =>
        FieldOrderDocument.AccountOf(orderId) is { } account
            ? database.Accounts.FindAsync<FieldOrderDocument>(account, orderId, cancellation)
            : Task.FromResult<FieldOrderDocument?>(null);

    /// <summary>Whether a crew has been there already, although sending it seemed to fail.</summary>
    public async Task<bool> HasResultAsync(string orderId, CancellationToken cancellation = default) =>
        await FindOrderAsync(orderId, cancellation) is { Result: not null };

    /// <summary>Writes the result on its order; null when there is no such order, and then the result's id stays free for one that has its order.</summary>
    public async Task<Claimed<FieldOrderDocument>> RecordAsync(FieldResult result, CancellationToken cancellation = default)
    {
        if (await FindOrderAsync(result.OrderId, cancellation) is null) return default;
        if (await keys.ClaimAsync(result.Claim(), cancellation) is { } conflict) return new(null, conflict);
        return new(await ChangeAsync(result.OrderId, (order, now) => RecordFieldResult.Decide(order, result, now), cancellation));
    }

    public Task<FieldOrderDocument?> CancelAsync(string orderId, string causeId, CancellationToken cancellation = default) =>
        ChangeAsync(orderId, (order, now) => order.Status == FieldOrderStatus.Issued
            ? order with { Status = FieldOrderStatus.Cancelled, UpdatedAt = now, CauseId = causeId }
            : null, cancellation);

    private async Task<FieldOrderDocument?> ChangeAsync(
        string orderId, Func<FieldOrderDocument, DateTimeOffset, FieldOrderDocument?> decide, CancellationToken cancellation)
    {
        while (true)
        {
            if (await FindOrderAsync(orderId, cancellation) is not { } order) return null;
            if (decide(order, time.GetUtcNow()) is not { } changed) return order;
            using var written = await database.Accounts.ReplaceItemStreamAsync(
                DocumentStream.Of(changed), changed.Id, new PartitionKey(changed.AccountId), new ItemRequestOptions { IfMatchEtag = order.ETag }, cancellation);
            if (written.StatusCode == HttpStatusCode.PreconditionFailed) continue;
            written.EnsureSuccessStatusCode();
            return changed;
        }
    }
}

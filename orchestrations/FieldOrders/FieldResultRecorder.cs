using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.Keys;

namespace Serverless.Orchestrations.FieldOrders;

/// <summary>Stores the result of a field order on the order itself.</summary>
public sealed class FieldResultRecorder(UtilityDatabase database, KeyClaims keys, TimeProvider time)
{
    /// <summary>The name of the event that tells a waiting orchestration to read its order.</summary>
    public static string EventFor(string orderId) => $"FieldResult:{orderId}";

    public Task<FieldOrderDocument?> FindOrderAsync(string orderId, CancellationToken cancellation = default) =>
        FieldOrderDocument.AccountOf(orderId) is { } account
            ? database.Accounts.FindAsync<FieldOrderDocument>(account, orderId, cancellation)
            : Task.FromResult<FieldOrderDocument?>(null);

    /// <summary>Writes the result on its order. The value is null when there is no such order; then the result's id stays free.</summary>
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
        if (FieldOrderDocument.AccountOf(orderId) is not { } account) return null;
        var changed = await database.Accounts.ChangeAsync<FieldOrderDocument>(account, orderId, order => decide(order, time.GetUtcNow()), cancellation);
        return changed.Document;
    }
}

using Microsoft.Azure.Cosmos;
using Serverless.Orchestrations.Documents;

namespace Serverless.Orchestrations.NewConnection;

/// <summary>One instrument that secures many accounts, in a partition of its own. What is allocated is never more than its face.</summary>
public sealed record BlanketDocument : AccountPartitionDocument
{
    public const string DocumentId = "blanket";

    public override string Type => DocumentId;

    public required string HolderName { get; init; }

    /// <summary>Dollars.</summary>
    public required decimal Face { get; init; }

    public DateOnly? ExpiresOn { get; init; }

    /// <summary>Dollars by request id.</summary>
    public required IReadOnlyDictionary<string, decimal> Allocations { get; init; }

    public static string PartitionOf(string instrumentNumber) => $"blanket-{instrumentNumber}";
}

/// <summary>Decides about a part of a blanket instrument.</summary>
public static class AllocateBlanket
{
    /// <summary>The instrument with the request's part in it; null when it is another's, has ended, or has not that much left.</summary>
    public static BlanketDocument? Decide(BlanketDocument blanket, string requestId, string holder, decimal amount, DateTimeOffset now)
    {
        if (blanket.HolderName != holder || blanket.ExpiresOn <= DateOnly.FromDateTime(now.UtcDateTime)) return null;
        var others = blanket.Allocations.Where(part => part.Key != requestId).ToDictionary();
        if (others.Values.Sum() + amount > blanket.Face) return null;
        others[requestId] = amount;
        return blanket with { Allocations = others, UpdatedAt = now, CauseId = requestId };
    }

    public static BlanketDocument Free(BlanketDocument blanket, string requestId, DateTimeOffset now) =>
        blanket with { Allocations = blanket.Allocations.Where(part => part.Key != requestId).ToDictionary(), UpdatedAt = now, CauseId = requestId };
}

public sealed class BlanketStore(UtilityDatabase database, TimeProvider time)
{
    /// <summary>Enters an instrument the security desk has accepted; one entered before is left as it is.</summary>
    public async Task EnterAsync(string instrumentNumber, string holderName, decimal face, DateOnly? expiresOn, string causeId, CancellationToken cancellation = default)
    {
        var now = time.GetUtcNow();
        var blanket = new BlanketDocument
        {
            Id = BlanketDocument.DocumentId,
            AccountId = BlanketDocument.PartitionOf(instrumentNumber),
            HolderName = holderName,
            Face = face,
            ExpiresOn = expiresOn,
            Allocations = new Dictionary<string, decimal>(),
            CreatedAt = now,
            UpdatedAt = now,
            CauseId = causeId,
        };
        await database.Accounts.CreateTransactionalBatch(new PartitionKey(blanket.AccountId)).CreateItem(blanket).RunAsync(cancellation);
    }

    public Task<bool> AllocateAsync(string instrumentNumber, string requestId, string holder, decimal amount, CancellationToken cancellation = default) =>
        ChangeAsync(instrumentNumber, (blanket, now) => AllocateBlanket.Decide(blanket, requestId, holder, amount, now), cancellation);

    public Task FreeAsync(string instrumentNumber, string requestId, CancellationToken cancellation = default) =>
        ChangeAsync(instrumentNumber, (blanket, now) => AllocateBlanket.Free(blanket, requestId, now), cancellation);

    private async Task<bool> ChangeAsync(string instrumentNumber, Func<BlanketDocument, DateTimeOffset, BlanketDocument?> decide, CancellationToken cancellation)
    {
        var partition = BlanketDocument.PartitionOf(instrumentNumber);
        while (true)
        {
            var blanket = await database.Accounts.FindAsync<BlanketDocument>(partition, BlanketDocument.DocumentId, cancellation);
            if (blanket is null || decide(blanket, time.GetUtcNow()) is not { } changed) return false;
            var batch = database.Accounts.CreateTransactionalBatch(new PartitionKey(partition))
                .ReplaceItem(changed.Id, changed, new TransactionalBatchItemRequestOptions { IfMatchEtag = blanket.ETag });
            if (await batch.RunAsync(cancellation) == BatchOutcome.Done) return true;
        }
    }
}

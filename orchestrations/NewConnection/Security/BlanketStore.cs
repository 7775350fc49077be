using System.Text.Json.Serialization;
using Microsoft.Azure.Cosmos;
using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.Policies;

namespace Serverless.Orchestrations.NewConnection;

/// <summary>One instrument that secures many accounts, in a partition of its own. What is allocated is never more than its face.</summary>
public sealed record BlanketDocument : AccountPartitionDocument
{
    public const string DocumentId = "blanket";

    public override string Type => DocumentId;

    public required BlanketOffered Offer { get; init; }

    /// <summary>Days on which its renewal is looked after.</summary>
    public required IReadOnlyList<DateOnly> RenewalDates { get; init; }

    /// <summary>The effective date of the rules it was checked by.</summary>
    public required DateOnly PolicyFrom { get; init; }

    /// <summary>Dollars by request id.</summary>
    public required IReadOnlyDictionary<string, decimal> Allocations { get; init; }

    [JsonIgnore]
    public decimal Free => Offer.Amount - Allocations.Values.Sum();

    /// <param name="instrumentId">See <see cref="InstrumentId"/>.</param>
    public static string PartitionOf(string instrumentId) => $"blanket-{instrumentId}";
}

/// <summary>Decides about a part of a blanket instrument.</summary>
public static class AllocateBlanket
{
    /// <summary>The instrument with the request's part in it; null when it is another's, has ended, or has not that much left.</summary>
    public static BlanketDocument? Decide(BlanketDocument blanket, string requestId, string holder, decimal amount, DateTimeOffset now)
    {
        if (blanket.Offer.PrincipalName != holder || blanket.Offer.ExpiresOn <= DateOnly.FromDateTime(now.UtcDateTime)) return null;
        var others = blanket.Allocations.Where(part => part.Key != requestId).ToDictionary();
        if (others.Values.Sum() + amount > blanket.Offer.Amount) return null;
        others[requestId] = amount;
        return blanket with { Allocations = others, UpdatedAt = now, CauseId = requestId };
    }

    /// <summary>The instrument without the request's part; null when it has none.</summary>
    public static BlanketDocument? Free(BlanketDocument blanket, string requestId, DateTimeOffset now) =>
        blanket.Allocations.ContainsKey(requestId)
            ? blanket with { Allocations = blanket.Allocations.Where(part => part.Key != requestId).ToDictionary(), UpdatedAt = now, CauseId = requestId }
            : null;
}

/// <param name="Blanket">As it is entered, perhaps on other terms before; null when it does not pass its checks.</param>
public sealed record BlanketEntry(BlanketDocument? Blanket, IReadOnlyList<SecurityProblem> Problems);

public sealed class BlanketStore(UtilityDatabase database, EffectiveDated<SecurityPolicy> policies, TimeProvider time)
{
    public Task<BlanketDocument?> FindAsync(string instrumentId, CancellationToken cancellation = default) =>
        database.Accounts.FindAsync<BlanketDocument>(BlanketDocument.PartitionOf(instrumentId), BlanketDocument.DocumentId, cancellation);

    /// <summary>Enters an instrument that passes the checks; one entered before is left as it is.</summary>
    /// <param name="by">The sign-in name of who enters it.</param>
    public async Task<BlanketEntry> EnterAsync(BlanketOffered offer, string by, CancellationToken cancellation = default)
    {
        if (await FindAsync(InstrumentId.Of(offer), cancellation) is { } known) return new(known, []);
        var now = time.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var policy = policies.On(today);
        var problems = CheckInstrument.Problems(offer, offer.PrincipalName, policy, today);
        if (problems.Count > 0) return new(null, problems);
        var blanket = new BlanketDocument
        {
            Id = BlanketDocument.DocumentId,
            AccountId = BlanketDocument.PartitionOf(InstrumentId.Of(offer)),
            Offer = offer,
            RenewalDates = CheckInstrument.RenewalDates(offer.ExpiresOn, policy, today),
            PolicyFrom = policy.EffectiveFrom,
            Allocations = new Dictionary<string, decimal>(),
            CreatedAt = now,
            UpdatedAt = now,
            CauseId = by,
        };
        var entered = await database.Accounts.CreateTransactionalBatch(new PartitionKey(blanket.AccountId)).CreateItem(blanket).RunAsync(cancellation);
        return new(entered == BatchOutcome.Done ? blanket : await FindAsync(InstrumentId.Of(offer), cancellation), []);
    }

    public Task<bool> AllocateAsync(string instrumentId, string requestId, string holder, decimal amount, CancellationToken cancellation = default) =>
        ChangeAsync(instrumentId, (blanket, now) => AllocateBlanket.Decide(blanket, requestId, holder, amount, now), cancellation);

    public Task FreeAsync(string instrumentId, string requestId, CancellationToken cancellation = default) =>
        ChangeAsync(instrumentId, (blanket, now) => AllocateBlanket.Free(blanket, requestId, now), cancellation);

    private async Task<bool> ChangeAsync(string instrumentId, Func<BlanketDocument, DateTimeOffset, BlanketDocument?> decide, CancellationToken cancellation)
    {
        var partition = BlanketDocument.PartitionOf(instrumentId);
        while (true)
        {
            var blanket = await FindAsync(instrumentId, cancellation);
            if (blanket is null || decide(blanket, time.GetUtcNow()) is not { } changed) return false;
            var batch = database.Accounts.CreateTransactionalBatch(new PartitionKey(partition))
                .ReplaceItem(changed.Id, changed, new TransactionalBatchItemRequestOptions { IfMatchEtag = blanket.ETag });
            if (await batch.RunAsync(cancellation) == BatchOutcome.Done) return true;
        }
    }
}

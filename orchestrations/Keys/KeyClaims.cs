using Microsoft.Azure.Cosmos;
using Serverless.Orchestrations.Documents;

namespace Serverless.Orchestrations.Keys;

/// <summary>
/// Makes a sender's key unique across all partitions, where a document's id is unique in one only. The claim is written first, then what
/// the message changes. If processing stops between the two, the repeated message finds its own claim and goes on.
/// </summary>
public sealed class KeyClaims(UtilityDatabase database, TimeProvider time)
{
    /// <summary>Claims the key for its holder if nobody has; what else the claim says is not compared.</summary>
    /// <returns>Who holds it now: this claim's holder, or the earlier one.</returns>
    /// <exception cref="CosmosException">The store refused; nothing may be done under the key yet.</exception>
    public async Task<string> HolderAsync(KeyClaim claim, CancellationToken cancellation = default) =>
        await ClaimAsync(claim, cancellation) is null ? claim.ClaimedFor : (await FindAsync(claim, cancellation))!.ClaimedFor;

    /// <summary>Claims the key. A new key takes one write and no read.</summary>
    /// <returns>Null when the key is claimed for this content, now or before; otherwise how the earlier use differs.</returns>
    /// <exception cref="CosmosException">The store refused; nothing may be done under the key yet.</exception>
    public async Task<KeyConflict?> ClaimAsync(KeyClaim claim, CancellationToken cancellation = default)
    {
        var now = time.GetUtcNow();
        var document = new KeyClaimDocument
        {
            Id = KeyClaimDocument.IdFor(claim.Kind),
            Kind = claim.Kind,
            Key = claim.Key,
            ClaimedFor = claim.ClaimedFor,
            Fingerprint = claim.Fingerprint,
            CreatedAt = now,
            UpdatedAt = now,
            CauseId = claim.Key,
        };
        if (await database.Keys.CreateOnceAsync(claim.Key, document, cancellation)) return null;
        // A claim is never deleted. One that exists and cannot be read yet was written by another instance a moment ago.
        var first = await FindAsync(claim, cancellation) ?? throw new InvalidOperationException($"The claim on {KeyClaim.FieldOf(claim.Kind)} {claim.Key} cannot be read yet.");
        return Conflict(first, claim);
    }

    /// <summary>Checks a key without claiming it, so another caller may still claim it a moment later.</summary>
    /// <returns>Null when the key is free or claimed for this content; otherwise how the earlier use differs.</returns>
    public async Task<KeyConflict?> FindConflictAsync(KeyClaim claim, CancellationToken cancellation = default) =>
        await FindAsync(claim, cancellation) is { } first ? Conflict(first, claim) : null;

    /// <summary>What the key is claimed for; null while nobody has claimed it.</summary>
    public async Task<string?> FindHolderAsync(KeyKind kind, string key, CancellationToken cancellation = default) =>
        (await database.Keys.FindAsync<KeyClaimDocument>(key, KeyClaimDocument.IdFor(kind), cancellation))?.ClaimedFor;

    private Task<KeyClaimDocument?> FindAsync(KeyClaim claim, CancellationToken cancellation) =>
        database.Keys.FindAsync<KeyClaimDocument>(claim.Key, KeyClaimDocument.IdFor(claim.Kind), cancellation);

    private static KeyConflict? Conflict(KeyClaimDocument first, KeyClaim claim)
    {
        var differing = Fingerprint.Differences(first.Fingerprint, claim.Fingerprint);
        // Of another sender's nothing more is told, or its content could be guessed field by field.
        return differing.Count == 0 ? null : new(claim.Kind, differing.Contains(KeyClaim.Sender) ? [KeyClaim.Sender] : differing);
    }
}

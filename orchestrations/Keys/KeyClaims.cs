using Microsoft.Azure.Cosmos;
using Serverless.Orchestrations.Documents;

namespace Serverless.Orchestrations.Keys;

/// <summary>
/// Makes a sender's key unique in the world, where a document's id is so in its partition only. The claim comes first, then
/// what the message changes: whoever is stopped between the two finds the claim its own when the message comes again.
/// </summary>
public sealed class KeyClaims(UtilityDatabase database, TimeProvider time)
{
    /// <summary>Null when the key is claimed, now or before, for the very same. One write and no read for a key that is new.</summary>
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
        // A claim is never deleted: one that cannot be read yet was written elsewhere a moment ago.
        var first = await FindAsync(claim, cancellation) ?? throw new InvalidOperationException($"The claim on {KeyClaim.FieldOf(claim.Kind)} {claim.Key} cannot be read yet.");
        return Conflict(first, claim);
    }

    /// <summary>Not null when the key is claimed for something else already. Claims nothing: the same key may be claimed a moment later.</summary>
    public async Task<KeyConflict?> FindConflictAsync(KeyClaim claim, CancellationToken cancellation = default) =>
        await FindAsync(claim, cancellation) is { } first ? Conflict(first, claim) : null;

    private Task<KeyClaimDocument?> FindAsync(KeyClaim claim, CancellationToken cancellation) =>
        database.Keys.FindAsync<KeyClaimDocument>(claim.Key, KeyClaimDocument.IdFor(claim.Kind), cancellation);

    private static KeyConflict? Conflict(KeyClaimDocument first, KeyClaim claim)
    {
        var differing = Fingerprint.Differences(first.Fingerprint, claim.Fingerprint);
        // Of another sender's nothing more is told, or its content could be guessed field by field.
        return differing.Count == 0 ? null : new(claim.Kind, differing.Contains(KeyClaim.Sender) ? [KeyClaim.Sender] : differing);
    }
}

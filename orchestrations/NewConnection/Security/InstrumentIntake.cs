using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.Keys;
using Serverless.Orchestrations.Letters;
using Serverless.Orchestrations.Policies;

namespace Serverless.Orchestrations.NewConnection;

/// <summary>Takes in instruments. Each is checked, recorded and counted against the deposit in one batch.</summary>
public sealed class InstrumentIntake(
    UtilityDatabase database, ConnectionFiles files, CaseStore cases, KeyClaims keys, InstrumentUse use, EffectiveDated<SecurityPolicy> policies, EffectiveDated<IntakeLimits> limits, TimeProvider time)
{
    /// <summary>The event that tells the waiting orchestration to read the security held.</summary>
    public const string SecurityEvent = "security";

    /// <summary>Records an offer. The value is its case; null when there is none, and then the offer's id stays free.</summary>
    public async Task<Claimed<CaseDocument>> RecordAsync(SecurityOffered offer, CancellationToken cancellation = default)
    {
        if (await cases.FindAsync(offer.RequestId, cancellation) is not { RequestType: ServiceRequestType.NewCommercialConnection } found) return default;
        if (!found.HasTold(KeyOf(offer.OfferId)) && cases.LimitOf(found) is { } full) return new(null) { Limit = full };
        if (await keys.ClaimAsync(offer.Claim(), cancellation) is { } conflict) return new(null, conflict);
        var reference = new CaseReference(found.RequestId, found.AccountId);
        LimitReached? tooMany = null;
        await cases.ChangeAsync(reference, async (current, account, now) =>
        {
            var key = KeyOf(offer.OfferId);
            if (current.HasTold(key)) return null;
            var file = await files.FindAsync(reference, cancellation);
            var known = await files.AllAsync<SecurityDocument>(reference, SecurityDocument.TypeName, cancellation);
            var most = limits.On(BusinessCalendar.DateOf(now)).InstrumentsPerCase;
            tooMany = known.Count >= most ? new("a case", most, "instruments") : null;
            if (tooMany is not null) return null;
            var held = known.Where(document => document.Status == SecurityStatus.Held).ToList();
            var leavesShort = CheckInstrument.LeavesShort(offer, Coverage(held), held);
            var examined = await CheckAsync(offer, current, account.Customer.LegalName, leavesShort, now, cancellation);
            // A held instrument stays held when it is offered again in a form that fails the checks.
            var recorded = examined.Status == SecurityStatus.Held ? examined : held.Find(document => document.Id == examined.Id) ?? examined;
            var others = held.Where(document => document.Id != recorded.Id).ToList();
            // The bus does not keep order, so the instrument that replaces this one may have come first.
            if (recorded.Status == SecurityStatus.Held && others.Exists(document => document.Offer.ReplacedId() == InstrumentId.Of(offer)))
                recorded = recorded with { Status = SecurityStatus.Replaced };
            var replaced = recorded.Status == SecurityStatus.Held ? others.Find(document => InstrumentId.Of(document.Offer) == offer.ReplacedId()) : null;
            SecurityDocument[] changed = replaced is null ? [recorded] : [recorded, replaced with { Status = SecurityStatus.Replaced, UpdatedAt = now, CauseId = offer.OfferId }];
            var coverage = Coverage(known.Where(document => changed.All(change => change.Id != document.Id)).Concat(changed));
            var text = examined.Status != SecurityStatus.Held ? $"Security not accepted: {CustomerWords.Of(offer.Form)}: {CustomerWords.Of(examined.Problems)}"
                : recorded.Status == SecurityStatus.Replaced ? $"Security replaced by another: {CustomerWords.Of(offer.Form)}"
                : $"Security accepted: {CustomerWords.Of(offer.Form)}";
            return new CaseChange(new TimelineEntry(key, now, text).ToldToCustomer().FromOutside())
            {
                // A case that is ending asks for no more security, even if some is missing.
                Account = current.IsEnding ? null : DepositBalance.Apply(account, coverage, now, offer.OfferId),
                Documents = changed,
            };

            SecurityCoverage Coverage(IEnumerable<SecurityDocument> instruments) => SecurityCoverage.Of(file?.SecurityRequired, account, instruments);
        }, cancellation);
        await FollowUpAsync(reference, offer, cancellation);
        return tooMany is null ? new(found) : new(null) { Limit = tooMany };
    }

    /// <summary>The id of the orchestration that waits for a deposit to this account; null when the account was not opened for a request.</summary>
    public async Task<string?> InstanceOfAsync(string accountId, CancellationToken cancellation = default)
    {
        var account = await database.Accounts.FindAsync<AccountDocument>(accountId, AccountDocument.DocumentId, cancellation);
        return account?.RequestId is { } requestId ? NewConnectionOrchestrator.InstanceIdFor(requestId) : null;
    }

    private static string KeyOf(string offerId) => $"security-offered-{offerId}";

    /// <summary>
    /// Does what follows from the recorded instruments. It is safe to repeat, so a later offer also finishes what an interrupted delivery
    /// left undone.
    /// </summary>
    private async Task FollowUpAsync(CaseReference reference, SecurityOffered offer, CancellationToken cancellation)
    {
        // The case is read first: what its timeline has is decided for good, and the instruments read after it show how.
        if (await cases.FindAsync(reference.RequestId, cancellation) is not { } current) return;
        var instruments = await files.AllAsync<SecurityDocument>(reference, SecurityDocument.TypeName, cancellation);
        await ReleaseUnheldAsync(current, instruments, offer, cancellation);
        foreach (var entry in RenewalWaits.Missing(current, instruments, time.GetUtcNow()))
            await cases.NoteAsync(reference, entry.Key, entry.Text, entry.AwaitedFrom, entry.DueAt, cancellation: cancellation);
    }

    /// <summary>
    /// Frees every paper, and every part of a blanket instrument, whose offer is decided and not held: refused, replaced or returned. It
    /// goes only by what is stored, so any later or repeated offer finishes what an interrupted delivery left undone. An offer that is
    /// not decided yet keeps its part, since another delivery is about to decide it.
    /// </summary>
    private async Task ReleaseUnheldAsync(CaseDocument current, List<SecurityDocument> instruments, SecurityOffered offer, CancellationToken cancellation)
    {
        var held = instruments.Where(document => document.Status == SecurityStatus.Held).Select(document => document.Offer.OfferId).ToHashSet(StringComparer.Ordinal);
        foreach (var id in instruments.Select(document => InstrumentId.Of(document.Offer)).Append(InstrumentId.Of(offer)).Distinct())
            await use.ReleaseAsync(id, current.RequestId, IsOver, cancellation);

        bool IsOver(string offerId) => current.HasTold(KeyOf(offerId)) && !held.Contains(offerId);
    }

    private async Task<SecurityDocument> CheckAsync(
        SecurityOffered offer, CaseDocument current, string legalName, bool leavesShort, DateTimeOffset now, CancellationToken cancellation)
    {
        var today = BusinessCalendar.DateOf(now);
        var policy = policies.On(today);
        var problems = CheckInstrument.Problems(offer, legalName, policy, today).ToList();
        if (leavesShort) problems.Add(SecurityProblem.LeavesShort);
        if (current.IsEnding) problems.Add(SecurityProblem.CaseEnded);
        else if (problems.Count == 0 && await use.TakeAsync(offer, legalName, cancellation) is { } missing) problems.Add(missing);
        return new()
        {
            Id = SecurityDocument.IdFor(offer),
            AccountId = current.AccountId,
            Offer = offer,
            Status = problems.Count == 0 ? SecurityStatus.Held : current.IsEnding ? SecurityStatus.Returned : SecurityStatus.Refused,
            Problems = problems,
            RenewalDates = CheckInstrument.RenewalDates(offer.ExpiresOn, policy, today),
            PolicyFrom = policy.EffectiveFrom,
            CreatedAt = now,
            UpdatedAt = now,
            CauseId = offer.OfferId,
        };
    }
}

using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.Keys;
using Serverless.Orchestrations.Letters;
using Serverless.Orchestrations.Policies;

namespace Serverless.Orchestrations.NewConnection;

/// <summary>Takes instruments: checked, recorded, and set against the deposit in one batch.</summary>
public sealed class InstrumentIntake(
    UtilityDatabase database, ConnectionFiles files, CaseStore cases, KeyClaims keys, BlanketStore blankets, InstrumentRegister register, EffectiveDated<SecurityPolicy> policies, EffectiveDated<IntakeLimits> limits, TimeProvider time)
{
    /// <summary>Tells the waiting orchestration to look at the security held.</summary>
    public const string SecurityEvent = "security";

    /// <summary>The case the offer belongs to; null when there is none, and then the offer's id stays free for one that has its case.</summary>
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
            // What is held stays held when a worse copy of it is offered.
            var recorded = examined.Status == SecurityStatus.Held ? examined : held.Find(document => document.Id == examined.Id) ?? examined;
            var others = held.Where(document => document.Id != recorded.Id).ToList();
            // The bus keeps no order: what replaces an instrument may come before it.
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
                // A case that is ending asks for nothing any more, whatever is missing of what it once asked for.
                Account = current.IsEnding ? null : DepositBalance.Apply(account, coverage, now, offer.OfferId),
                Documents = changed,
            };

            SecurityCoverage Coverage(IEnumerable<SecurityDocument> instruments) => SecurityCoverage.Of(file?.SecurityRequired, account, instruments);
        }, cancellation);
        await FollowUpAsync(reference, offer, cancellation);
        return tooMany is null ? new(found) : new(null) { Limit = tooMany };
    }

    /// <summary>The orchestration that waits for a deposit paid to this account; null when the account was opened for no request.</summary>
    public async Task<string?> InstanceOfAsync(string accountId, CancellationToken cancellation = default)
    {
        var account = await database.Accounts.FindAsync<AccountDocument>(accountId, AccountDocument.DocumentId, cancellation);
        return account?.RequestId is { } requestId ? NewConnectionOrchestrator.InstanceIdFor(requestId) : null;
    }

    private static string KeyOf(string offerId) => $"security-offered-{offerId}";

    /// <summary>What follows from the instruments as they are recorded. Safe to repeat, so that any later offer does what a delivery that was stopped has left.</summary>
    private async Task FollowUpAsync(CaseReference reference, SecurityOffered offer, CancellationToken cancellation)
    {
        // The case first: what it has told by now is decided for good, and the instruments read after it show how.
        if (await cases.FindAsync(reference.RequestId, cancellation) is not { } current) return;
        var instruments = await files.AllAsync<SecurityDocument>(reference, SecurityDocument.TypeName, cancellation);
        await ReleaseUnheldAsync(current, instruments, offer, cancellation);
        foreach (var entry in RenewalWaits.Missing(current, instruments, time.GetUtcNow()))
            await cases.NoteAsync(reference, entry.Key, entry.Text, entry.AwaitedFrom, entry.DueAt, cancellation: cancellation);
    }

    /// <summary>
    /// Gives up every paper, and every part of a blanket instrument, whose offer is decided and not held: refused after a race, replaced, or
    /// returned. Looks at what is recorded and not at how it came about, so that any later offer, and any repeat of this one, does
    /// what a delivery that was stopped here has left. An offer that is not decided yet keeps its part: somebody is about to.
    /// </summary>
    private async Task ReleaseUnheldAsync(CaseDocument current, List<SecurityDocument> instruments, SecurityOffered offer, CancellationToken cancellation)
    {
        var held = instruments.Where(document => document.Status == SecurityStatus.Held).Select(document => document.Offer.OfferId).ToHashSet(StringComparer.Ordinal);
        foreach (var id in instruments.Select(document => InstrumentId.Of(document.Offer)).Append(InstrumentId.Of(offer)).Distinct())
        {
            await blankets.ReleaseAsync(id, current.RequestId, IsOver, cancellation);
            await register.ReleaseAsync(id, current.RequestId, IsOver, cancellation);
        }

        bool IsOver(string offerId) => current.HasTold(KeyOf(offerId)) && !held.Contains(offerId);
    }

    /// <summary>Sets the paper, or a part of it, aside for this offer; or says why it cannot.</summary>
    private async Task<SecurityProblem?> NotToBeHadAsync(SecurityOffered offer, string legalName, CancellationToken cancellation)
    {
        if (offer.Form == SecurityForm.BlanketAllocation)
            return await blankets.AllocateAsync(offer, legalName, cancellation) ? null : SecurityProblem.BlanketExhausted;
        return await register.TakeAsync(InstrumentId.Of(offer), offer.RequestId, offer.OfferId, cancellation) ? null : SecurityProblem.SecuresElsewhere;
    }

    private async Task<SecurityDocument> CheckAsync(
        SecurityOffered offer, CaseDocument current, string legalName, bool leavesShort, DateTimeOffset now, CancellationToken cancellation)
    {
        var today = BusinessCalendar.DateOf(now);
        var policy = policies.On(today);
        var problems = CheckInstrument.Problems(offer, legalName, policy, today).ToList();
        if (leavesShort) problems.Add(SecurityProblem.LeavesShort);
        if (current.IsEnding) problems.Add(SecurityProblem.CaseEnded);
        else if (problems.Count == 0 && await NotToBeHadAsync(offer, legalName, cancellation) is { } taken) problems.Add(taken);
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

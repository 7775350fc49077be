using Serverless.Orchestrations.Policies;
using Serverless.Orchestrations.ServiceRequests;

namespace Serverless.Orchestrations.NewConnection;

/// <summary>Takes instruments: checked, recorded, and set against the deposit in one batch.</summary>
public sealed class SecurityDesk(ConnectionFiles files, CaseStore cases, BlanketStore blankets, EffectiveDated<SecurityPolicy> policies)
{
    /// <summary>Tells the waiting orchestration to look at the security held.</summary>
    public const string SecurityEvent = "security";

    /// <summary>The case the offer belongs to; null when there is none.</summary>
    public async Task<CaseDocument?> RecordAsync(SecurityOffered offer, CancellationToken cancellation = default)
    {
        if (await cases.FindAsync(offer.RequestId, cancellation) is not { RequestType: ServiceRequestType.NewCommercialConnection } found) return null;
        var reference = new CaseReference(found.RequestId, found.AccountId);
        await cases.ChangeAsync(reference, async (current, account, now) =>
        {
            var key = $"security-offered-{offer.OfferId}";
            if (current.Timeline.Any(told => told.Key == key)) return null;
            var file = await files.FindAsync(reference, cancellation);
            var known = await files.AllAsync<SecurityDocument>(reference, SecurityDocument.TypeName, cancellation);
            var others = known.Where(document => document.Id != SecurityDocument.IdFor(offer.InstrumentNumber)).ToList();
            var replaced = others.Find(document => document.Id == SecurityDocument.IdFor(offer.Replaces ?? "") && document.Status == SecurityStatus.Held);
            var kept = others.Where(document => document != replaced);
            var wouldLeaveShort = Standing(known).IsEnough && Standing(kept) is var rest && rest.Outstanding > offer.Amount;
            var recorded = await CheckAsync(offer, current, account.Customer.LegalName, wouldLeaveShort, now, cancellation);
            var before = known.Find(document => document.Id == recorded.Id);
            // What is held stays held when a worse copy of it is offered.
            if (before is { Status: SecurityStatus.Held } && recorded.Status != SecurityStatus.Held) recorded = before;
            // The bus keeps no order: what replaces an instrument may come before it.
            if (recorded.Status == SecurityStatus.Held && others.Exists(document => document.Status == SecurityStatus.Held && document.Offer.Replaces == offer.InstrumentNumber))
                recorded = recorded with { Status = SecurityStatus.Replaced };
            SecurityDocument[] changed = replaced is not null && recorded.Status == SecurityStatus.Held
                ? [recorded, replaced with { Status = SecurityStatus.Replaced, UpdatedAt = now, CauseId = offer.OfferId }]
                : [recorded];
            var standing = Standing(known.Where(document => changed.All(change => change.Id != document.Id)).Concat(changed));
            var text = recorded.Status switch
            {
                SecurityStatus.Held => $"Security accepted: {offer.Form}",
                SecurityStatus.Replaced => $"Security replaced by another: {offer.Form}",
                _ => $"Security not accepted: {offer.Form}: {string.Join(", ", recorded.Problems)}",
            };
            return new CaseChange(new TimelineEntry(key, now, text))
            {
                // A case that is ending asks for nothing any more, whatever is missing of what it once asked for.
                Account = current.IsEnding ? null : DepositBalance.Apply(account, standing, now, offer.OfferId),
                Documents = changed,
            };

            SecurityStanding Standing(IEnumerable<SecurityDocument> instruments) => SecurityStanding.Of(file?.SecurityRequired, account, instruments);
        }, cancellation);
        await FreeUnheldAsync(reference, cancellation);
        return found;
    }

    /// <summary>Frees the parts of blanket instruments that secure this account no more. For a repeated offer too: its first delivery may have ended before this.</summary>
    private async Task FreeUnheldAsync(CaseReference reference, CancellationToken cancellation)
    {
        foreach (var document in await files.AllAsync<SecurityDocument>(reference, SecurityDocument.TypeName, cancellation))
        {
            if (document is { Offer.Form: SecurityForm.BlanketAllocation, Status: SecurityStatus.Replaced or SecurityStatus.Returned })
                await blankets.FreeAsync(document.Offer.InstrumentNumber, reference.RequestId, cancellation);
        }
    }

    private async Task<SecurityDocument> CheckAsync(
        SecurityOffered offer, CaseDocument current, string legalName, bool wouldLeaveShort, DateTimeOffset now, CancellationToken cancellation)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var policy = policies.On(today);
        var problems = CheckInstrument.Problems(offer, legalName, policy, today).ToList();
        if (wouldLeaveShort) problems.Add(SecurityProblem.LeavesShort);
        if (current.IsEnding) problems.Add(SecurityProblem.CaseEnded);
        else if (offer.Form == SecurityForm.BlanketAllocation && problems.Count == 0
            && !await blankets.AllocateAsync(offer.InstrumentNumber, offer.RequestId, legalName, offer.Amount, cancellation)) problems.Add(SecurityProblem.BlanketExhausted);
        return new()
        {
            Id = SecurityDocument.IdFor(offer.InstrumentNumber),
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

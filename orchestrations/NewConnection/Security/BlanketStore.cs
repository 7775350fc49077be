using Serverless.Orchestrations.Approvals;
using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.Policies;
using Serverless.Orchestrations.Staff;

namespace Serverless.Orchestrations.NewConnection;

/// <param name="Blanket">The stored instrument, whose terms may be those of an earlier entry; null when the checks fail.</param>
public sealed record BlanketEntry(BlanketDocument? Blanket, IReadOnlyList<SecurityProblem> Problems);

public sealed class BlanketStore(
    UtilityDatabase database, InstrumentRegister register, EffectiveDated<SecurityPolicy> policies, EffectiveDated<ApprovalPolicy> approvals, TimeProvider time)
{
    public Task<BlanketDocument?> FindAsync(string instrumentId, CancellationToken cancellation = default) =>
        database.Accounts.FindAsync<BlanketDocument>(BlanketDocument.PartitionOf(instrumentId), BlanketDocument.DocumentId, cancellation);

    /// <summary>Enters an instrument that passes the checks. One that was entered before does not change.</summary>
    /// <param name="by">The sign-in name of the person who enters it.</param>
    public async Task<BlanketEntry> EnterAsync(BlanketOffered offer, string by, CancellationToken cancellation = default)
    {
        if (await FindAsync(InstrumentId.Of(offer), cancellation) is { } known) return new(known, []);
        var now = time.GetUtcNow();
        var today = BusinessCalendar.DateOf(now);
        var policy = policies.On(today);
        var problems = CheckInstrument.Problems(offer, offer.PrincipalName, policy, today);
        if (problems.Count > 0) return new(null, problems);
        if (!await register.IsFreeForAsync(InstrumentId.Of(offer), RegisteredInstrumentDocument.AsBlanket, cancellation)) return new(null, [SecurityProblem.SecuresElsewhere]);
        var blanket = new BlanketDocument
        {
            Id = BlanketDocument.DocumentId,
            AccountId = BlanketDocument.PartitionOf(InstrumentId.Of(offer)),
            Offer = offer,
            RenewalDates = CheckInstrument.RenewalDates(offer.ExpiresOn, policy, today),
            PolicyFrom = policy.EffectiveFrom,
            EnteredBy = by,
            ApprovalsNeeded = approvals.On(today).For(ApproveBlanket.Kind).ApproversNeeded(offer.Amount),
            Parts = new Dictionary<string, BlanketPart>(),
            CreatedAt = now,
            UpdatedAt = now,
            CauseId = by,
        };
        var isNew = await database.Accounts.CreateOnceAsync(blanket.AccountId, blanket, cancellation);
        return new(isNew ? blanket : await FindAsync(InstrumentId.Of(offer), cancellation), []);
    }

    /// <summary>Records a person's approval. Null when there is no such instrument.</summary>
    public async Task<(BlanketDocument Blanket, BlanketApprovalRefusal? Refusal)?> ApproveAsync(
        string instrumentId, StaffMember by, string why, CancellationToken cancellation = default)
    {
        if (await FindAsync(instrumentId, cancellation) is not { } entered) return null;
        var now = time.GetUtcNow();
        var rule = approvals.On(BusinessCalendar.DateOf(now)).For(ApproveBlanket.Kind);
        var (_, refusal) = ApproveBlanket.Decide(entered, rule, by, why, now);
        if (refusal is not null) return (entered, refusal);
        // Not before somebody has agreed: whoever enters a number must not keep the real paper from being offered.
        if (!await register.TakeAsync(instrumentId, RegisteredInstrumentDocument.AsBlanket, BlanketDocument.DocumentId, cancellation))
            return (entered, BlanketApprovalRefusal.SecuresElsewhere);
        var changed = await database.Accounts.ChangeAsync<BlanketDocument>(BlanketDocument.PartitionOf(instrumentId), BlanketDocument.DocumentId, blanket =>
        {
            (var approved, refusal) = ApproveBlanket.Decide(blanket, rule, by, why, now);
            return approved;
        }, cancellation);
        return changed.Document is { } document ? (document, refusal) : null;
    }

    /// <summary>Sets the offer's part aside; false when the instrument cannot provide it.</summary>
    public Task<bool> AllocateAsync(SecurityOffered offer, string holder, CancellationToken cancellation = default) =>
        ChangeAsync(InstrumentId.Of(offer), (blanket, now) => AllocateBlanket.Decide(blanket, offer, holder, now), cancellation);

    /// <summary>Frees a request's parts of an instrument. If there are none, or no such instrument, nothing happens.</summary>
    /// <param name="isOver">Whether the offer of this id no longer needs its part.</param>
    public Task ReleaseAsync(string instrumentId, string requestId, Func<string, bool> isOver, CancellationToken cancellation = default) =>
        ChangeAsync(instrumentId, (blanket, now) => AllocateBlanket.Release(blanket, requestId, isOver, now), cancellation);

    private async Task<bool> ChangeAsync(string instrumentId, Func<BlanketDocument, DateTimeOffset, BlanketDocument?> decide, CancellationToken cancellation)
    {
        var changed = await database.Accounts.ChangeAsync<BlanketDocument>(
            BlanketDocument.PartitionOf(instrumentId), BlanketDocument.DocumentId, blanket => decide(blanket, time.GetUtcNow()), cancellation);
        return changed.IsChanged;
    }
}

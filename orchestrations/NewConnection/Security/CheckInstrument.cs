using System.ComponentModel;
using Serverless.Orchestrations.Contracts;

namespace Serverless.Orchestrations.NewConnection;

public enum SecurityProblem
{
    /// <summary>The name on it is not exactly the applicant's.</summary>
    [Description("it bears another name than the applicant's")]
    NameDiffers,

    [Description("its issuer's rating is too low")]
    IssuerRating,

    [Description("the paper that shows the signer's authority is missing")]
    AuthorityMissing,

    /// <summary>The amount is not worth the work of an instrument; cash is taken instead.</summary>
    [Description("for an amount this small we take cash only")]
    AmountTooSmall,

    [Description("it ends too soon")]
    ExpiresTooSoon,

    [Description("we do not have the original")]
    OriginalNotInCustody,

    /// <summary>There is no such blanket instrument of this holder, or too little of it is free.</summary>
    [Description("not enough of the blanket instrument is free")]
    BlanketExhausted,

    /// <summary>The paper secures another request, or is a blanket instrument.</summary>
    [Description("it secures something else already")]
    SecuresElsewhere,

    /// <summary>It would replace a larger amount, and the security would no longer be complete.</summary>
    [Description("it is less than the security it would replace")]
    LeavesShort,

    /// <summary>The case has ended; the instrument goes back.</summary>
    [Description("the request had ended")]
    CaseEnded,
}

/// <summary>Decides whether an instrument can secure an account. All reasons against it are given at once.</summary>
public static class CheckInstrument
{
    public static IReadOnlyList<SecurityProblem> Problems(IInstrument offer, string legalName, SecurityPolicy policy, DateOnly today)
    {
        var problems = new List<SecurityProblem>();
        if (!EnteredText.IsSameName(offer.PrincipalName, legalName)) problems.Add(SecurityProblem.NameDiffers);
        if (offer.Form != SecurityForm.BlanketAllocation && offer.Amount < policy.NonCashAbove) problems.Add(SecurityProblem.AmountTooSmall);
        if (offer.Form is SecurityForm.SuretyBond or SecurityForm.LetterOfCredit && !policy.AcceptedRatings.Contains(offer.IssuerRating)) problems.Add(SecurityProblem.IssuerRating);
        if (offer.Form != SecurityForm.BlanketAllocation && !offer.HasAuthority) problems.Add(SecurityProblem.AuthorityMissing);
        if (offer.Form != SecurityForm.BlanketAllocation && !offer.OriginalInCustody) problems.Add(SecurityProblem.OriginalNotInCustody);
        if (EndsTooSoon(offer, policy, today)) problems.Add(SecurityProblem.ExpiresTooSoon);
        return problems;
    }

    /// <summary>
    /// Whether complete security would become incomplete if this offer replaced what it is meant to replace. Complete security must stay
    /// complete, because the account is activated on it.
    /// </summary>
    public static bool LeavesShort(SecurityOffered offer, SecurityCoverage coverage, IEnumerable<SecurityDocument> held)
    {
        var replaced = held.Where(document => InstrumentId.Of(document.Offer) is var id && (id == InstrumentId.Of(offer) || id == offer.ReplacedId()));
        return coverage.IsEnough && !(coverage with { Instruments = coverage.Instruments - replaced.Sum(document => document.Offer.Amount) + offer.Amount }).IsEnough;
    }

    /// <summary>
    /// The days on which the desk should look at the renewal, the soonest first. When all of them have passed but the instrument has not
    /// ended, today. An instrument that renews itself has them too, since its issuer can give notice. Empty for one without an end, or
    /// past it.
    /// </summary>
    public static IReadOnlyList<DateOnly> RenewalDates(DateOnly? expiresOn, SecurityPolicy policy, DateOnly today)
    {
        if (expiresOn is not { } end || end <= today) return [];
        DateOnly[] ahead = [.. policy.RenewalAlertDays.Select(days => end.AddDays(-days)).Where(day => day > today).Order()];
        return ahead.Length > 0 ? ahead : [today];
    }

    /// <summary>
    /// Whether the instrument has ended, or ends too soon without renewing itself. One that has ended counts for nothing, even if it
    /// should have renewed itself.
    /// </summary>
    private static bool EndsTooSoon(IInstrument offer, SecurityPolicy policy, DateOnly today) =>
        offer.ExpiresOn is { } end && (end <= today || (!offer.RenewsItself && end < today.AddDays(policy.ShortestTermDays)));
}

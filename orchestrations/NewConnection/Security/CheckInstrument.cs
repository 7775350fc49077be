using System.ComponentModel;
using Serverless.Orchestrations.Contracts;

namespace Serverless.Orchestrations.NewConnection;

public enum SecurityProblem
{
    /// <summary>It secures somebody whose name is not letter by letter the applicant's.</summary>
    [Description("it bears another name than the applicant's")]
    NameDiffers,

    [Description("its issuer's rating is too low")]
    IssuerRating,

    [Description("the paper that shows the signer's authority is missing")]
    AuthorityMissing,

    /// <summary>Not worth its handling; cash is taken.</summary>
    [Description("for an amount this small we take cash only")]
    AmountTooSmall,

    [Description("it ends too soon")]
    ExpiresTooSoon,

    [Description("we do not have the original")]
    OriginalNotInCustody,

    /// <summary>No such blanket instrument of this holder, or not enough of it is free.</summary>
    [Description("not enough of the blanket instrument is free")]
    BlanketExhausted,

    /// <summary>The paper secures another request, or is a blanket instrument.</summary>
    [Description("it secures something else already")]
    SecuresElsewhere,

    /// <summary>It would take the place of more than it is worth, and security that was complete would be so no longer.</summary>
    [Description("it is less than the security it would replace")]
    LeavesShort,

    /// <summary>The case had ended; the instrument goes back.</summary>
    [Description("the request had ended")]
    CaseEnded,
}

/// <summary>Decides whether an instrument secures an account. Every reason against it is given at once.</summary>
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

    /// <summary>Whether security that is complete would no longer be, were the offer taken for what it replaces: what the account is activated on does not shrink.</summary>
    public static bool LeavesShort(SecurityOffered offer, SecurityCoverage coverage, IEnumerable<SecurityDocument> held)
    {
        var replaced = held.Where(document => InstrumentId.Of(document.Offer) is var id && (id == InstrumentId.Of(offer) || id == offer.ReplacedId()));
        return coverage.IsEnough && !(coverage with { Instruments = coverage.Instruments - replaced.Sum(document => document.Offer.Amount) + offer.Amount }).IsEnough;
    }

    /// <summary>
    /// When the desk is to look after its renewal, soonest first: today when the last of these days has passed and the end has not. One
    /// that renews itself has them too, since its issuer can give notice. None for an instrument without an end, or past it.
    /// </summary>
    public static IReadOnlyList<DateOnly> RenewalDates(DateOnly? expiresOn, SecurityPolicy policy, DateOnly today)
    {
        if (expiresOn is not { } end || end <= today) return [];
        DateOnly[] ahead = [.. policy.RenewalAlertDays.Select(days => end.AddDays(-days)).Where(day => day > today).Order()];
        return ahead.Length > 0 ? ahead : [today];
    }

    /// <summary>One that has ended is worth nothing, whether or not it should have renewed itself.</summary>
    private static bool EndsTooSoon(IInstrument offer, SecurityPolicy policy, DateOnly today) =>
        offer.ExpiresOn is { } end && (end <= today || (!offer.RenewsItself && end < today.AddDays(policy.ShortestTermDays)));
}

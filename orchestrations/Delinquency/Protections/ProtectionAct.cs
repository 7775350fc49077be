using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Keys;

namespace Serverless.Orchestrations.Delinquency;

/// <summary>
/// Something that a customer, a physician, an agency or a court has said, or that staff have done about it, and that bears on whether
/// service may be cut. An act has exactly one of its parts.
/// </summary>
public sealed record ProtectionAct : IEntry
{
    /// <summary>The sender's own key: the same act sent again changes nothing.</summary>
    [Entered(TextForm.Exact)]
    public required string ActId { get; init; }

    /// <summary>1 to 500 characters: what was said or done, and how it is known.</summary>
    [Entered(TextForm.Lines)]
    public required string Why { get; init; }

    public DisputePart? Dispute { get; init; }

    public HearingPart? Hearing { get; init; }

    public DisputeEndPart? DisputeEnd { get; init; }

    public CertificatePart? Certificate { get; init; }

    public CertificateReviewPart? CertificateReview { get; init; }

    public ExtensionPart? Extension { get; init; }

    public ContinuationPart? Continuation { get; init; }

    public MedicalContactPart? MedicalContact { get; init; }

    public PledgePart? Pledge { get; init; }

    public PledgeEndPart? PledgeEnd { get; init; }

    public BankruptcyPart? Bankruptcy { get; init; }

    public ThirdPartyPart? ThirdParty { get; init; }

    public DeceasedPart? Deceased { get; init; }

    public EssentialPart? Essential { get; init; }

    public OccupancyPart? Occupancy { get; init; }

    public BenefitPart? Benefit { get; init; }

    /// <summary>The part it has, and its name as in JSON.</summary>
    internal (string Name, object Part)? Part => Parts is [var only] ? only : null;

    private IReadOnlyList<(string Name, object Part)> Parts =>
    [
        .. new (string Name, object? Part)[]
        {
            ("dispute", Dispute), ("hearing", Hearing), ("disputeEnd", DisputeEnd), ("certificate", Certificate), ("certificateReview", CertificateReview),
            ("extension", Extension), ("continuation", Continuation), ("medicalContact", MedicalContact), ("pledge", Pledge), ("pledgeEnd", PledgeEnd),
            ("bankruptcy", Bankruptcy), ("thirdParty", ThirdParty), ("deceased", Deceased), ("essential", Essential), ("occupancy", Occupancy), ("benefit", Benefit),
        }.Where(part => part.Part is not null).Select(part => (part.Name, part.Part!)),
    ];

    public KeyClaim Claim(string accountId, string by) => KeyClaim.Of(KeyKind.Act, ActId, accountId, this).By(by);

    public IEnumerable<FieldProblem> Problems()
    {
        foreach (var problem in Rules.Id("actId", ActId).Concat(Rules.Text("why", Why, longest: 500, shortest: 1))) yield return problem;
        if (Part is not { } part) yield return new("$", "must have exactly one part, such as dispute or pledge");
        else foreach (var problem in Of(part.Part).Concat(SubjectOf(part.Part) is { } subject ? Rules.Id(subject.Field, subject.Id) : [])) yield return problem with { Field = $"{part.Name}.{problem.Field}" };
    }

    /// <summary>The id of what a part is about, and its field; null where the account has only one.</summary>
    internal static (string Field, string Id)? SubjectOf(object part) => part switch
    {
        DisputePart dispute => ("disputeId", dispute.DisputeId),
        HearingPart hearing => ("disputeId", hearing.DisputeId),
        DisputeEndPart end => ("disputeId", end.DisputeId),
        CertificatePart certificate => ("certificateId", certificate.CertificateId),
        CertificateReviewPart review => ("certificateId", review.CertificateId),
        ExtensionPart extension => ("certificateId", extension.CertificateId),
        ContinuationPart order => ("certificateId", order.CertificateId),
        MedicalContactPart contact => ("certificateId", contact.CertificateId),
        PledgePart pledge => ("pledgeId", pledge.PledgeId),
        PledgeEndPart end => ("pledgeId", end.PledgeId),
        BankruptcyPart bankruptcy => ("caseNumber", bankruptcy.CaseNumber),
        _ => null,
    };

    private static IEnumerable<FieldProblem> Of(object part) => part switch
    {
        DisputePart dispute => Rules.Money("amount", dispute.Amount, most: 5_000_000m),
        CertificatePart certificate => Rules.Text("physician", certificate.Physician, longest: 100, shortest: 1),
        PledgePart pledge => [.. Rules.Text("agency", pledge.Agency, longest: 100, shortest: 1), .. Rules.Money("amount", pledge.Amount, most: 100_000m)],
        BankruptcyPart bankruptcy =>
        [
            .. bankruptcy.Chapter is 7 or 9 or 11 or 12 or 13 ? [] : new[] { new FieldProblem("chapter", "must be 7, 9, 11, 12 or 13") },
            .. bankruptcy.OrderForRelief < bankruptcy.Petition ? new[] { new FieldProblem("orderForRelief", "must not be before the petition") } : [],
        ],
        ThirdPartyPart third => Rules.Text("name", third.Name, longest: 100, shortest: 1).Concat(Rules.Text("address", third.Address, longest: 300, shortest: 1)).Concat(
            third.IsAsked && (third.Name is null || third.Address is null) ? [new FieldProblem("name", "and address are required: a copy goes there")] : []),
        BenefitPart benefit => Rules.Reference("itemId", benefit.ItemId, longest: 100),
        _ => [],
    };
}

/// <param name="Receivable">What the amount is part of; null when it could be any.</param>
/// <param name="Amount">The dollars in dispute.</param>
public sealed record DisputePart([property: Entered(TextForm.Exact)] string DisputeId, decimal Amount, Receivable? Receivable = null);

/// <param name="OfferedAt">When an employee with authority to decide offered to hear the customer.</param>
public sealed record HearingPart([property: Entered(TextForm.Exact)] string DisputeId, [property: Means(DateMeaning.Happened)] DateTimeOffset OfferedAt);

public sealed record DisputeEndPart([property: Entered(TextForm.Exact)] string DisputeId);

/// <param name="Physician">Who signed it (F.S. 366.15: licensed under chapter 458 or 459).</param>
public sealed record CertificatePart([property: Entered(TextForm.Exact)] string CertificateId, [property: Means(DateMeaning.Happened)] DateOnly SignedOn, string Physician);

public sealed record CertificateReviewPart([property: Entered(TextForm.Exact)] string CertificateId, bool IsAccepted);

/// <param name="NewDate">The last day to pay, as the letter has it.</param>
/// <param name="LetterHandedOverOn">When the mail house took the letter; null before it has. Sent again with it under another key.</param>
public sealed record ExtensionPart(
    [property: Entered(TextForm.Exact)] string CertificateId,
    [property: Means(DateMeaning.Happened)] DateOnly GivenOn,
    [property: Means(DateMeaning.Wanted)] DateOnly NewDate,
    [property: Means(DateMeaning.Happened)] DateOnly? LetterHandedOverOn = null);

/// <param name="IsOrdered">False withdraws the order.</param>
/// <param name="LastDay">Null when it stands until it is withdrawn.</param>
public sealed record ContinuationPart([property: Entered(TextForm.Exact)] string CertificateId, bool IsOrdered, [property: Means(DateMeaning.Wanted)] DateOnly? LastDay = null);

/// <param name="IsVisit">A visit; otherwise a call.</param>
/// <param name="ReachedCustomer">Whether somebody was spoken to.</param>
public sealed record MedicalContactPart([property: Entered(TextForm.Exact)] string CertificateId, bool IsVisit, [property: Means(DateMeaning.Happened)] DateTimeOffset At, bool ReachedCustomer);

/// <param name="Amount">Dollars promised. It is no payment: it holds a cut until the money comes or the promise runs out.</param>
/// <param name="LastDay">The last day in the city on which the promise stands.</param>
public sealed record PledgePart([property: Entered(TextForm.Exact)] string PledgeId, string Agency, decimal Amount, [property: Means(DateMeaning.Wanted)] DateOnly LastDay);

public sealed record PledgeEndPart([property: Entered(TextForm.Exact)] string PledgeId);

/// <summary>A case under title 11 as it now stands, whole.</summary>
/// <param name="OrderForRelief">In a voluntary case the day of the petition; null until it is entered.</param>
/// <param name="EndedOn">The first day on which the case is no longer open; null while it is.</param>
/// <param name="IsDischarge">With an end: whether the debt was discharged.</param>
public sealed record BankruptcyPart(
    [property: Entered(TextForm.Exact)] string CaseNumber,
    int Chapter,
    [property: Means(DateMeaning.Happened)] DateOnly Petition,
    [property: Means(DateMeaning.Happened)] DateOnly? OrderForRelief = null,
    Assurance? Assurance = null,
    [property: Means(DateMeaning.Happened)] DateOnly? EndedOn = null,
    bool IsDischarge = false);

/// <param name="IsAsked">Whether a third party gets a copy of every notice.</param>
public sealed record ThirdPartyPart(bool IsAsked, string? Name = null, string? Address = null);

public sealed record DeceasedPart(bool IsDeceased);

/// <param name="IsEssential">Whether others depend on the service: a hospital, a pumping station, a shelter.</param>
public sealed record EssentialPart(bool IsEssential);

/// <param name="IsSaidVacant">Whether our records say that nobody lives there.</param>
/// <param name="VisitedAt">When somebody looked; null without a visit.</param>
public sealed record OccupancyPart(bool IsSaidVacant, [property: Means(DateMeaning.Happened)] DateTimeOffset? VisitedAt = null, bool FoundOccupied = false);

/// <summary>The present customer benefited directly from what a former occupant owes (F.S. 180.135). A person decides it.</summary>
public sealed record BenefitPart([property: Entered(TextForm.Exact)] string ItemId);

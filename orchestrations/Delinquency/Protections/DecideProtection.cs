using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Staff;

namespace Serverless.Orchestrations.Delinquency;

public enum ProtectionRefusal
{
    /// <summary>Nothing of this id is on record.</summary>
    Unknown,

    /// <summary>Something of this id is on record already.</summary>
    Known,

    /// <summary>The dispute has ended.</summary>
    Ended,

    /// <summary>No hearing was offered: the dispute cannot be ended.</summary>
    NoHearing,

    /// <summary>The certificate is not accepted.</summary>
    NotAccepted,

    SupervisorsOnly,

    /// <summary>The account has as many acts as one can have.</summary>
    TooMany,
}

/// <param name="After">The protections after the act; the same when it changes nothing.</param>
/// <param name="Refusal">Null when the act is accepted, or was accepted before.</param>
public sealed record ProtectionAnswer(ProtectionsDocument After, ProtectionRefusal? Refusal = null);

/// <summary>Decides what an act changes. Ending a protection takes a supervisor; giving one takes anybody of the staff.</summary>
public static class DecideProtection
{
    public static ProtectionAnswer Decide(ProtectionsDocument before, AccountDocument account, ProtectionAct act, StaffMember by, DateTimeOffset now)
    {
        if (before.Steps.Any(step => step.ActId == act.ActId)) return new(before);
        if (before.Steps.Count >= ProtectionsDocument.MostSteps) return new(before, ProtectionRefusal.TooMany);
        var (name, part) = act.Part!.Value;
        if (by.Role < StaffRole.Supervisor && NeedsSupervisor(part)) return new(before, ProtectionRefusal.SupervisorsOnly);
        var answer = Change(before, account, part, by, act.Why, now);
        if (answer.Refusal is not null) return answer;
        var step = new ProtectionStep(act.ActId, name, ProtectionAct.SubjectOf(part)?.Id, by.SignIn, now, act.Why);
        return new(answer.After with { Steps = [.. before.Steps, step], UpdatedAt = now, CauseId = act.ActId });
    }

    private static bool NeedsSupervisor(object part) =>
        part is DisputeEndPart or CertificateReviewPart or ContinuationPart or BenefitPart or BankruptcyPart { EndedOn: not null } or EssentialPart { IsEssential: false };

    private static ProtectionAnswer Change(ProtectionsDocument before, AccountDocument account, object part, StaffMember by, string why, DateTimeOffset now) => part switch
    {
        DisputePart dispute when before.Disputes.Any(known => known.DisputeId == dispute.DisputeId) => new(before, ProtectionRefusal.Known),
        DisputePart dispute => new(before with { Disputes = [.. before.Disputes, new(dispute.DisputeId, dispute.Receivable, dispute.Amount, HearingOfferedAt: null, ClosedOn: null)] }),
        HearingPart hearing => Disputed(before, hearing.DisputeId, dispute => (dispute with { HearingOfferedAt = hearing.OfferedAt.ToUniversalTime() }, null)),
        DisputeEndPart end => Disputed(
            before, end.DisputeId, dispute => dispute.HearingOfferedAt is null ? (dispute, ProtectionRefusal.NoHearing) : (dispute with { ClosedOn = BusinessCalendar.DateOf(now) }, null)),
        CertificatePart certificate when before.Certificates.Any(known => known.CertificateId == certificate.CertificateId) => new(before, ProtectionRefusal.Known),
        CertificatePart certificate => new(before with
        {
            Certificates = [.. before.Certificates, new(certificate.CertificateId, certificate.SignedOn, CertificateReview.Open, null, null, null, CallReachedCustomer: false, null)],
        }),
        CertificateReviewPart review => Certified(
            before, review.CertificateId, mustBeAccepted: false, certificate => certificate with { Review = review.IsAccepted ? CertificateReview.Accepted : CertificateReview.Refused }),
        ExtensionPart extension => Certified(
            before, extension.CertificateId, mustBeAccepted: true, certificate => certificate with { Extension = new(extension.GivenOn, extension.NewDate, extension.LetterHandedOverOn) }),
        ContinuationPart order => Certified(
            before, order.CertificateId, mustBeAccepted: true, certificate => certificate with { Continuation = order.IsOrdered ? new(by.SignIn, order.LastDay) : null }),
        MedicalContactPart { IsVisit: true } visit => Certified(before, visit.CertificateId, mustBeAccepted: true, certificate => certificate with { VisitedAt = visit.At.ToUniversalTime() }),
        MedicalContactPart call => Certified(
            before, call.CertificateId, mustBeAccepted: true, certificate => certificate with { CalledAt = call.At.ToUniversalTime(), CallReachedCustomer = call.ReachedCustomer }),
        PledgePart pledge when before.Pledges.Any(known => known.PledgeId == pledge.PledgeId) => new(before, ProtectionRefusal.Known),
        PledgePart pledge => new(before with { Pledges = [.. before.Pledges, new(pledge.PledgeId, pledge.Agency, pledge.Amount, pledge.LastDay)] }),
        PledgeEndPart end when before.Pledges.All(known => known.PledgeId != end.PledgeId) => new(before, ProtectionRefusal.Unknown),
        PledgeEndPart end => new(before with { Pledges = [.. before.Pledges.Where(pledge => pledge.PledgeId != end.PledgeId)] }),
        BankruptcyPart bankruptcy => new(before with { Bankruptcies = [.. before.Bankruptcies.Where(known => known.CaseNumber != bankruptcy.CaseNumber), CaseOf(bankruptcy)] }),
        ThirdPartyPart third => new(before with { ThirdParty = third.IsAsked ? new(third.Name!, third.Address!) : null }),
        DeceasedPart deceased => new(before with { IsDeceased = deceased.IsDeceased }),
        EssentialPart essential => new(before with { IsEssentialFacility = essential.IsEssential }),
        OccupancyPart occupancy => new(before with { Occupancy = new(occupancy.IsSaidVacant, occupancy.VisitedAt is { } at ? new(at.ToUniversalTime(), occupancy.FoundOccupied) : null) }),
        BenefitPart benefit when account.OpenItems.All(item => item.ItemId != benefit.ItemId) => new(before, ProtectionRefusal.Unknown),
        BenefitPart benefit => new(before with { BenefitDecisions = [.. before.BenefitDecisions, new(benefit.ItemId, by.SignIn, now, why)] }),
        _ => throw new ArgumentOutOfRangeException(nameof(part)),
    };

    private static ProtectionAnswer Disputed(ProtectionsDocument before, string disputeId, Func<DisputeFacts, (DisputeFacts, ProtectionRefusal?)> change)
    {
        if (before.Disputes.FirstOrDefault(dispute => dispute.DisputeId == disputeId) is not { } found) return new(before, ProtectionRefusal.Unknown);
        if (found.ClosedOn is not null) return new(before, ProtectionRefusal.Ended);
        var (after, refusal) = change(found);
        return refusal is null ? new(before with { Disputes = [.. before.Disputes.Select(dispute => dispute == found ? after : dispute)] }) : new(before, refusal);
    }

    private static ProtectionAnswer Certified(ProtectionsDocument before, string certificateId, bool mustBeAccepted, Func<MedicalCertificate, MedicalCertificate> change)
    {
        if (before.Certificates.FirstOrDefault(certificate => certificate.CertificateId == certificateId) is not { } found) return new(before, ProtectionRefusal.Unknown);
        if (mustBeAccepted && found.Review != CertificateReview.Accepted) return new(before, ProtectionRefusal.NotAccepted);
        return new(before with { Certificates = [.. before.Certificates.Select(certificate => certificate == found ? change(certificate) : certificate)] });
    }

    private static BankruptcyCase CaseOf(BankruptcyPart part) =>
        new(part.CaseNumber, part.Chapter, part.Petition, part.OrderForRelief, part.Assurance, part.EndedOn is { } on ? new(on, part.IsDischarge) : null);
}

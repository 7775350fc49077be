using Serverless.Orchestrations.Approvals;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Staff;

namespace Serverless.Orchestrations.NewConnection;

/// <summary>One person's approval of a blanket instrument.</summary>
/// <param name="By">Their sign-in name.</param>
public sealed record BlanketApproval(string By, string Why, DateTimeOffset At);

/// <summary>The input for an approval.</summary>
/// <param name="Why">1 to 500 characters.</param>
public sealed record BlanketYes([property: Entered(TextForm.Lines)] string Why) : IEntry
{
    public IEnumerable<FieldProblem> Problems() => Rules.Text("why", Why, longest: 500, shortest: 1);
}

public enum BlanketApprovalRefusal
{
    /// <summary>The person who entered it may not approve it.</summary>
    OwnEntry,

    /// <summary>The amount is above what this role may decide about.</summary>
    AboveLimit,

    /// <summary>The paper secures a request by now.</summary>
    SecuresElsewhere,
}

/// <summary>
/// Decides whether a person's approval of a blanket instrument counts. The instrument secures nothing until it has as many approvals as
/// its amount requires.
/// </summary>
public static class ApproveBlanket
{
    /// <summary>The kind of its rule in the approval policy.</summary>
    public const string Kind = "BlanketInstrument";

    /// <summary>
    /// The instrument with the approval added, or the same instrument when this person has already approved; otherwise why the approval
    /// does not count.
    /// </summary>
    public static (BlanketDocument? Blanket, BlanketApprovalRefusal? Refusal) Decide(BlanketDocument blanket, ApprovalRule rule, StaffMember by, string why, DateTimeOffset now)
    {
        if (by.Is(blanket.EnteredBy)) return (null, BlanketApprovalRefusal.OwnEntry);
        if (!rule.May(by.Role, blanket.Offer.Amount)) return (null, BlanketApprovalRefusal.AboveLimit);
        if (blanket.Approvals.Any(approval => by.Is(approval.By))) return (blanket, null);
        return (blanket with { Approvals = [.. blanket.Approvals, new(by.SignIn, why, now)], UpdatedAt = now, CauseId = by.SignIn }, null);
    }
}

using Serverless.Orchestrations.Approvals;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Staff;

namespace Serverless.Orchestrations.NewConnection;

/// <summary>Somebody's yes to a blanket instrument.</summary>
/// <param name="By">The sign-in name.</param>
public sealed record BlanketApproval(string By, string Why, DateTimeOffset At);

/// <summary>The same as it enters.</summary>
/// <param name="Why">1 to 500 characters.</param>
public sealed record BlanketYes([property: Entered(TextForm.Lines)] string Why) : IEntry
{
    public IEnumerable<FieldProblem> Problems() => Rules.Text("why", Why, longest: 500, shortest: 1);
}

public enum BlanketApprovalRefusal
{
    /// <summary>Who entered it never approves it.</summary>
    OwnEntry,

    /// <summary>The amount is above what this role decides about.</summary>
    AboveLimit,

    /// <summary>The paper secures a request by now.</summary>
    SecuresElsewhere,
}

/// <summary>Decides whether a person's yes to a blanket instrument counts. It secures nothing before it has as many as its amount asks for.</summary>
public static class ApproveBlanket
{
    /// <summary>Of the rule in the approval policy.</summary>
    public const string Kind = "BlanketInstrument";

    /// <summary>The instrument with the yes in it, itself when this person has said it before; or why it does not count.</summary>
    public static (BlanketDocument? Blanket, BlanketApprovalRefusal? Refusal) Decide(BlanketDocument blanket, ApprovalRule rule, StaffMember by, string why, DateTimeOffset now)
    {
        if (by.Is(blanket.EnteredBy)) return (null, BlanketApprovalRefusal.OwnEntry);
        if (!rule.May(by.Role, blanket.Offer.Amount)) return (null, BlanketApprovalRefusal.AboveLimit);
        if (blanket.Approvals.Any(approval => by.Is(approval.By))) return (blanket, null);
        return (blanket with { Approvals = [.. blanket.Approvals, new(by.SignIn, why, now)], UpdatedAt = now, CauseId = by.SignIn }, null);
    }
}

using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Staff;

namespace Serverless.Orchestrations.Approvals;

/// <param name="Reason">Required: 1 to 1,000 characters.</param>
/// <param name="Agent">Browser and system only.</param>
public sealed record DecisionGiven(StaffMember By, string Option, string Reason, string Agent);

/// <summary>Decides how a person's answer changes an approval.</summary>
public static class DecideApproval
{
    public const int LongestReason = 1000;

    public static ApprovalAnswer Decide(ApprovalDocument approval, DecisionGiven given, DateTimeOffset now)
    {
        if (ApprovalRights.Refusal(approval, given.By, now) is { } notAllowed) return Refuse(approval, given, notAllowed, now);
        given = given with { Reason = EnteredText.Lines(given.Reason) };
        if (InWords(approval, given) is { } unfit) return new(approval, unfit);
        var said = approval.Noting(AuditedAct.Decided, given.By.SignIn, now, given.Agent, given.Option) with
        {
            Decisions = [.. approval.Decisions, new(given.By, given.Option, given.Reason, now)],
            CauseId = given.By.SignIn,
        };
        return new(Conclude(said, given));
    }

    /// <summary>
    /// Whether one person may choose this option even where two must agree. This holds for the default option and for the last one, which
    /// means no.
    /// </summary>
    public static bool IsChosenAlone(ApprovalRequest request, string option) => option == request.DefaultOption || option == request.Options[^1];

    private static ApprovalDocument Conclude(ApprovalDocument said, DecisionGiven given)
    {
        string[] agreeing = [.. said.Decisions.Where(decision => decision.Option == given.Option).Select(decision => decision.By.SignIn)];
        var needed = IsChosenAlone(said.Request, given.Option) ? 1 : said.Rule.ApproversNeeded(said.Request.Amount);
        return agreeing.Length < needed
            ? said
            : said with { Status = ApprovalStatus.Decided, Outcome = new(given.Option, agreeing, given.Reason) };
    }

    private static ApprovalAnswer Refuse(ApprovalDocument approval, DecisionGiven given, ApprovalRefusal refusal, DateTimeOffset now) =>
        new(approval.Noting(AuditedAct.Refused, given.By.SignIn, now, given.Agent, refusal.Reason.ToString()), refusal);

    private static ApprovalRefusal? InWords(ApprovalDocument approval, DecisionGiven given)
    {
        if (!approval.Request.Options.Contains(given.Option))
            return new(ApprovalRefusalReason.UnknownOption, $"Choose one of: {string.Join(", ", approval.Request.Options)}.");
        var reason = given.Reason;
        if (reason.Length == 0) return new(ApprovalRefusalReason.ReasonMissing, "Give a reason: it is kept with the decision.");
        if (reason.Length > LongestReason) return new(ApprovalRefusalReason.ReasonTooLong, $"A reason has at most {LongestReason} characters.");
        return ProhibitedContent.FindIn("reason", reason) is { } prohibited
            ? new(ApprovalRefusalReason.ReasonProhibited, $"The reason holds a {prohibited.Kind}, which may not be kept.")
            : null;
    }
}

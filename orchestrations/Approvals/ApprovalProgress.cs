using Serverless.Orchestrations.Cases;


namespace Serverless.Orchestrations.Approvals;

/// <summary>What is done about an approval nobody decides, in this order.</summary>
public enum ApprovalStage
{
    Reminder,
    Escalation,
    SecondEscalation,
    Timeout,
}

public sealed record ApprovalDeadline(ApprovalStage Stage, DateTimeOffset At);

/// <summary>Which approval: the step <paramref name="Key"/> of a case.</summary>
public sealed record ApprovalReference(CaseReference Case, string Key)
{
    public string ApprovalId => ApprovalDocument.IdFor(Case.RequestId, Key);
}

/// <summary>How far an approval is, as the waiting orchestration needs to know.</summary>
/// <param name="Decision">What holds; null while it is pending.</param>
/// <param name="Deadlines">By time.</param>
public sealed record ApprovalProgress(string ApprovalId, string InstanceId, ApprovalDecision? Decision, IReadOnlyList<ApprovalDeadline> Deadlines)
{
    public static ApprovalProgress Of(ApprovalDocument approval) => new(
        approval.Id,
        approval.InstanceId,
        approval.Outcome,
        [
            new(ApprovalStage.Reminder, approval.CreatedAt + approval.Rule.RemindAfter),
            new(ApprovalStage.Escalation, approval.CreatedAt + approval.Rule.EscalateAfter),
            new(ApprovalStage.SecondEscalation, approval.CreatedAt + approval.Rule.EscalateAgainAfter),
            new(ApprovalStage.Timeout, approval.ExpiresAt),
        ]);
}

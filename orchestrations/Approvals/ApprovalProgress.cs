using Serverless.Orchestrations.Cases;


namespace Serverless.Orchestrations.Approvals;

/// <summary>What is done when nobody decides an approval, in this order.</summary>
public enum ApprovalStage
{
    Reminder,
    Escalation,
    SecondEscalation,
    Timeout,
}

public sealed record ApprovalDeadline(ApprovalStage Stage, DateTimeOffset At);

/// <summary>Identifies an approval by its case and its <paramref name="Key"/> within that case.</summary>
public sealed record ApprovalReference(CaseReference Case, string Key)
{
    public string ApprovalId => ApprovalDocument.IdFor(Case.RequestId, Key);
}

/// <summary>The state of an approval, for the orchestration that waits for it.</summary>
/// <param name="Decision">The final decision; null while pending.</param>
/// <param name="Deadlines">The earliest first.</param>
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

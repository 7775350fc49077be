using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Staff;

namespace Serverless.Orchestrations.Approvals;

public sealed record ApprovalPursuit(ApprovalReference Approval, ApprovalStage Stage);

/// <summary>Does what a deadline asks for, unless people have already decided.</summary>
public sealed class PursueApproval(ApprovalStore approvals, ApprovalLinks links, IStaffDirectory staff, CaseStore cases, ILogger<PursueApproval> logger)
{
    [Function(nameof(PursueApproval))]
    public async Task<ApprovalProgress> Run([ActivityTrigger] ApprovalPursuit pursuit, CancellationToken cancellation)
    {
        var (reference, stage) = pursuit;
        var everybody = await staff.AtLeastAsync(StaffRole.Specialist, cancellation);
        var before = await approvals.GetAsync(reference, cancellation);
        // An alert depends on these words: infra/queries/approval-overdue.kql reads them. They are logged before the stage is stored, so
        // that none is lost. They are not logged again while mail is down and this activity is retried.
        if (stage != ApprovalStage.Reminder && IsToPursue(before, stage))
            logger.LogWarning("Approval overdue: {ApprovalId} of kind {Kind} at {Stage}", before.Id, before.Request.Kind, stage);
        var approval = await approvals.ChangeAsync(reference.Case.AccountId, reference.ApprovalId, (current, now) => Decide(current, everybody, stage, now), cancellation)
            ?? throw new InvalidOperationException($"There is no {reference.ApprovalId} to pursue.");
        if (approval.Outcome is null)
        {
            await links.SendAsync(approval, stage == ApprovalStage.Reminder ? ApprovalPurpose.Reminded : ApprovalPurpose.Escalated, cancellation);
            if (stage != ApprovalStage.Reminder)
                await cases.NoteAsync(approval.Case, $"{approval.Id}-{stage}", $"Escalated: {approval.Request.Kind}", dueAt: approval.ExpiresAt, cancellation: cancellation);
        }
        return await cases.NoteEndAsync(approval, cancellation);
    }

    /// <summary>
    /// The approval after a deadline. The time is not checked again here: the orchestration decides that the deadline has come, and its
    /// clock may be slightly ahead.
    /// </summary>
    public static ApprovalDocument Decide(ApprovalDocument approval, IReadOnlyList<StaffMember> staff, ApprovalStage stage, DateTimeOffset now)
    {
        if (!IsToPursue(approval, stage)) return approval;
        var pursued = approval with { Pursued = [.. approval.Pursued, stage], UpdatedAt = now };
        return stage switch
        {
            ApprovalStage.Reminder => pursued,
            ApprovalStage.Timeout => TimeOut(pursued, now),
            _ => ApproverChoice.Escalate(pursued, staff, stage, now),
        };
    }

    private static bool IsToPursue(ApprovalDocument approval, ApprovalStage stage) =>
        approval.Status == ApprovalStatus.Pending && !approval.Pursued.Contains(stage);

    private static ApprovalDocument TimeOut(ApprovalDocument approval, DateTimeOffset now)
    {
        var deadline = CityTime.Text(approval.ExpiresAt);
        return approval.Noting(AuditedAct.TimedOut, "system", now, detail: approval.Request.DefaultOption) with
        {
            Status = ApprovalStatus.TimedOut,
            Outcome = new(approval.Request.DefaultOption, [], $"No decision until {deadline}: the default holds."),
        };
    }
}

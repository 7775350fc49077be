using Serverless.Orchestrations.Approvals;

namespace Serverless.Tests.Unit.Approvals;

/// <summary>What an approval keeps of what was asked and done, and what the waiting procedure sees of it.</summary>
public sealed class ApprovalRecordTests
{
    private static readonly DateTimeOffset Later = Sample.Now.AddHours(6);

    [Fact]
    public void An_approval_keeps_what_it_was_asked_with()
    {
        var approval = Asked.For();
        Assert.Equal(("approval-req-1-deposit-waiver", Sample.AccountId, "flow-1", "req-1"), (approval.Id, approval.AccountId, approval.InstanceId, approval.CauseId));
        Assert.Equal((new DateOnly(2020, 1, 1), Sample.Now, Sample.Now), (approval.PolicyFrom, approval.CreatedAt, approval.UpdatedAt));
        Assert.Equal([new(AuditedAct.Asked, Asked.Requester, Sample.Now, Sample.Now, 1)], approval.Audit);
        Assert.Equal("approval-req-1-deposit-waiver-decided", ApprovalDocument.EventFor(approval.Id));
    }

    [Fact]
    public void A_decision_is_kept_with_who_why_when_and_from_what()
    {
        var approval = Asked.For().Decide(Asked.Senior, reason: " Paid well\u200B elsewhere. ", after: TimeSpan.FromHours(6)).Approval;
        Assert.Equal([new(Asked.Senior, "Approve", "Paid well elsewhere.", Later)], approval.Decisions);
        Assert.Equal(new(AuditedAct.Decided, Asked.Senior.SignIn, Later, Later, 1, "Safari on iOS", "Approve"), approval.Audit[^1]);
        Assert.Equal((Asked.Senior.SignIn, Later, 2), (approval.CauseId, approval.UpdatedAt, approval.Audit.Count));
    }

    [Fact]
    public void A_refusal_is_kept_with_its_reason_and_changes_nothing_else()
    {
        var answer = DelegateApproval.Decide(Asked.For(), new(Asked.Senior, null, "Chrome on Windows"), Later);
        Assert.Equal(new(AuditedAct.Refused, Asked.Senior.SignIn, Later, Later, 1, "Chrome on Windows", "UnknownPerson"), answer.Approval.Audit[^1]);
        Assert.Equal([Asked.Senior.SignIn], answer.Approval.Awaiting);
        var early = Asked.For().Decide(Asked.Supervisor);
        Assert.Equal(new(AuditedAct.Refused, Asked.Supervisor.SignIn, Sample.Now, Sample.Now, 1, "Safari on iOS", "NotAsked"), early.Approval.Audit[^1]);
    }

    [Fact]
    public void A_hand_over_is_kept_with_whom_it_went_to_and_the_old_link_is_forgotten()
    {
        var asked = Asked.For();
        var linked = asked with { Approvers = [.. asked.Approvers.Select(approver => approver with { LinkHash = "hash" })] };
        var handed = DelegateApproval.Decide(linked, new(Asked.Senior, Asked.Supervisor, "Chrome on Windows"), Later).Approval;
        Assert.Equal(
            [
                new Approver(Asked.Senior.SignIn, Asked.Senior.Role, ApprovalPurpose.Asked) { HandedTo = Asked.Supervisor.SignIn },
                new Approver(Asked.Supervisor.SignIn, Asked.Supervisor.Role, ApprovalPurpose.Delegated),
            ],
            handed.Approvers);
        Assert.Equal(new(AuditedAct.Delegated, Asked.Senior.SignIn, Later, Later, 1, "Chrome on Windows", Asked.Supervisor.SignIn), handed.Audit[^1]);
        Assert.Equal(Asked.Senior.SignIn, handed.CauseId);
    }

    [Fact]
    public void Others_who_are_asked_stay_asked_when_one_hands_over()
    {
        var large = Asked.For(6000m);
        Assert.Equal([Asked.ManagerOne.SignIn, Asked.ManagerTwo.SignIn], large.Awaiting);
        Assert.Equal(ApprovalRefusalReason.AlreadyInvolved, DelegateApproval.Decide(large, new(Asked.ManagerOne, Asked.ManagerTwo, "-"), Later).Refusal!.Reason);
        var escalated = PursueApproval.Decide(Asked.For(), Asked.Staff, ApprovalStage.Escalation, Later);
        var handed = DelegateApproval.Decide(escalated, new(Asked.Supervisor, Asked.ManagerOne, "-"), Later).Approval;
        Assert.Equal([Asked.Senior.SignIn, Asked.ManagerOne.SignIn], handed.Awaiting);
    }

    [Fact]
    public void Who_could_take_it_is_neither_asked_already_nor_has_decided_and_may_decide_as_much()
    {
        Assert.True(DelegateApproval.MayTake(Asked.For(), Asked.Supervisor));
        Assert.False(DelegateApproval.MayTake(Asked.For(), Asked.Senior));
        Assert.False(DelegateApproval.MayTake(Asked.For(), Asked.SeniorWhoAsked));
        Assert.False(DelegateApproval.MayTake(Asked.For(), Asked.Specialist));
        Assert.False(DelegateApproval.MayTake(Asked.For(30_000m).Decide(Asked.ManagerOne).Approval, Asked.ManagerOne));
    }

    [Fact]
    public void What_the_procedure_waits_for_has_its_deadlines_in_order()
    {
        var progress = ApprovalProgress.Of(Asked.For());
        Assert.Equal(("approval-req-1-deposit-waiver", "flow-1", null), (progress.ApprovalId, progress.InstanceId, progress.Decision));
        Assert.Equal(
            [
                new(ApprovalStage.Reminder, Sample.Now.AddDays(1)), new(ApprovalStage.Escalation, Sample.Now.AddDays(2)),
                new(ApprovalStage.SecondEscalation, Sample.Now.AddDays(3)), new(ApprovalStage.Timeout, Sample.Now.AddDays(5)),
            ],
            progress.Deadlines);
        Assert.Equal("Approve", ApprovalProgress.Of(Asked.For().Decide(Asked.Senior).Approval).Decision!.Option);
    }

    [Fact]
    public void A_reminder_is_noted_once_and_asks_nobody_more()
    {
        var reminded = PursueApproval.Decide(Asked.For(), Asked.Staff, ApprovalStage.Reminder, Later);
        Assert.Equal([ApprovalStage.Reminder], reminded.Pursued);
        Assert.Equal((Later, ApprovalStatus.Pending), (reminded.UpdatedAt, reminded.Status));
        Assert.Equal([Asked.Senior.SignIn], reminded.Awaiting);
        Assert.Equal([ApprovalStage.Reminder, ApprovalStage.Escalation], PursueApproval.Decide(reminded, Asked.Staff, ApprovalStage.Escalation, Later).Pursued);
    }

    [Fact]
    public void An_escalation_is_noted_for_each_who_is_asked_in_addition()
    {
        var escalated = PursueApproval.Decide(Asked.For(), Asked.Staff, ApprovalStage.Escalation, Later);
        Assert.Equal(new(AuditedAct.Escalated, Asked.Supervisor.SignIn, Later, Later, 1), escalated.Audit[^1]);
        Assert.Equal(new(Asked.Supervisor.SignIn, Asked.Supervisor.Role, ApprovalPurpose.Escalated), escalated.Approvers[^1]);
        var again = PursueApproval.Decide(Asked.For(), Asked.Staff, ApprovalStage.SecondEscalation, Later);
        Assert.Equal([Asked.Senior.SignIn, Asked.ManagerOne.SignIn, Asked.ManagerTwo.SignIn], again.Awaiting);
        Assert.Equal(ApprovalPurpose.Asked, again.Approvers[0].Purpose);
    }

    [Fact]
    public void Ended_by_time_or_by_its_case_it_says_what_holds_and_why()
    {
        var timedOut = PursueApproval.Decide(Asked.For(), Asked.Staff, ApprovalStage.Timeout, Later);
        Assert.Equal("No decision until March 7, 2026, 9:30 AM EST: the default holds.", timedOut.Outcome!.Reason);
        Assert.Equal(new(AuditedAct.TimedOut, "system", Later, Later, 1, Detail: "Deny"), timedOut.Audit[^1]);
        Assert.Equal((ApprovalStatus.TimedOut, 0), (timedOut.Status, timedOut.Outcome.DecidedBy.Count));
        var withdrawn = WithdrawApproval.Decide(Asked.For(), "the case ended", Later);
        Assert.Equal(("Withdrawn: the case ended", ApprovalStatus.Withdrawn), (withdrawn.Outcome!.Reason, withdrawn.Status));
        Assert.Equal(new(AuditedAct.Withdrawn, "system", Later, Later, 1), withdrawn.Audit[^1]);
    }

    [Fact]
    public void What_differs_in_act_person_agent_or_detail_is_an_entry_of_its_own()
    {
        var noted = Asked.For().Noting(AuditedAct.Looked, "a", Sample.Now, "Chrome", "x");
        var again = noted.Noting(AuditedAct.Looked, "a", Later, "Chrome", "x");
        Assert.Equal((2, 2), (again.Audit.Count, again.Audit[^1].Count));
        Assert.Equal((1, Later), (again.Audit[0].Count, again.UpdatedAt));
        Assert.Equal(3, noted.Noting(AuditedAct.Refused, "a", Later, "Chrome", "x").Audit.Count);
        Assert.Equal(3, noted.Noting(AuditedAct.Looked, "b", Later, "Chrome", "x").Audit.Count);
        Assert.Equal(3, noted.Noting(AuditedAct.Looked, "a", Later, "Safari", "x").Audit.Count);
        Assert.Equal(3, noted.Noting(AuditedAct.Looked, "a", Later, "Chrome", "y").Audit.Count);
    }

    [Fact]
    public void The_very_first_entry_of_a_trail_is_counted_on_too()
    {
        var noted = (Asked.For() with { Audit = [] }).Noting(AuditedAct.Looked, "a", Sample.Now).Noting(AuditedAct.Looked, "a", Later);
        Assert.Equal(2, Assert.Single(noted.Audit).Count);
    }
}

using Serverless.Orchestrations.Approvals;

namespace Serverless.Tests.Unit.Approvals;

/// <summary>Who is asked when those asked first say nothing.</summary>
public sealed class EscalationTests
{
    [Fact]
    public void First_the_supervisors_then_the_managers_are_asked_as_well()
    {
        var first = Escalate(Asked.For(), ApprovalStage.Escalation);
        Assert.Equal([Asked.Senior.SignIn, Asked.Supervisor.SignIn], first.Awaiting);
        var second = Escalate(first, ApprovalStage.SecondEscalation);
        Assert.Equal([Asked.Senior.SignIn, Asked.Supervisor.SignIn, Asked.ManagerOne.SignIn, Asked.ManagerTwo.SignIn], second.Awaiting);
    }

    [Fact]
    public void Where_supervisors_were_asked_first_the_managers_come_next() =>
        Assert.Contains(Asked.ManagerOne.SignIn, Escalate(Asked.For(3000m), ApprovalStage.Escalation).Awaiting);

    [Fact]
    public void The_same_deadline_acted_on_again_asks_nobody_more()
    {
        var first = Escalate(Asked.For(), ApprovalStage.Escalation);
        Assert.Same(first, Escalate(first, ApprovalStage.Escalation));
    }

    [Fact]
    public void A_supervisor_who_asked_is_passed_over() =>
        Assert.Contains(Asked.ManagerOne.SignIn, Escalate(Asked.For(requestedBy: Asked.Supervisor.SignIn), ApprovalStage.Escalation).Awaiting);

    [Fact]
    public void Where_one_role_has_too_few_for_four_eyes_there_is_no_second_yes()
    {
        var approval = Asked.For(30_000m, requestedBy: Asked.ManagerTwo.SignIn);
        var after = approval.Decide(Asked.ManagerOne).Approval;
        Assert.Equal(ApprovalStatus.Pending, after.Status);
        Assert.Equal("Deny", PursueApproval.Decide(after, Asked.Staff, ApprovalStage.Timeout, Sample.Now).Outcome!.Option);
    }

    private static ApprovalDocument Escalate(ApprovalDocument approval, ApprovalStage stage) => PursueApproval.Decide(approval, Asked.Staff, stage, Sample.Now.AddDays(2));

    [Fact]
    public void Who_handed_it_over_is_not_asked_again()
    {
        var approval = Asked.For();
        var handed = approval with { Approvers = [.. approval.Approvers, new(Asked.Supervisor.SignIn, Asked.Supervisor.Role, ApprovalPurpose.Escalated) { HandedTo = Asked.Senior.SignIn }] };
        var escalated = Escalate(handed, ApprovalStage.Escalation);
        Assert.DoesNotContain(Asked.Supervisor.SignIn, escalated.Awaiting);
        Assert.Contains(Asked.ManagerOne.SignIn, escalated.Awaiting);
    }
}

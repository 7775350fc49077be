using Serverless.Orchestrations.Approvals;
using Serverless.Orchestrations.Staff;

namespace Serverless.Tests.Unit.Approvals;

/// <summary>An approver may hand over to who could have been asked.</summary>
public sealed class DelegationTests
{
    [Fact]
    public void Who_takes_it_over_decides_and_who_gave_it_does_not_any_more()
    {
        var handed = HandOver(Asked.Senior, Asked.Supervisor).Approval;
        Assert.Equal([Asked.Supervisor.SignIn], handed.Awaiting);
        Assert.Equal(ApprovalRefusalReason.NotAsked, handed.Decide(Asked.Senior).Refusal!.Reason);
        Assert.Equal(ApprovalStatus.Decided, handed.Decide(Asked.Supervisor).Approval.Status);
    }

    [Fact]
    public void It_can_be_handed_back()
    {
        var there = HandOver(Asked.Senior, Asked.Supervisor).Approval;
        var back = DelegateApproval.Decide(there, new(Asked.Supervisor, Asked.Senior, "-"), Sample.Now);
        Assert.Null(back.Refusal);
        Assert.Equal([Asked.Senior.SignIn], back.Approval.Awaiting);
    }

    [Fact]
    public void Handed_to_oneself_it_waits_for_a_new_link()
    {
        var approval = Asked.For();
        var told = approval with { Approvers = [.. approval.Approvers.Select(approver => approver with { LinkHash = "lost", Told = ApprovalPurpose.Asked })] };
        var approver = Assert.Single(DelegateApproval.Decide(told, new(Asked.Senior, Asked.Senior, "-"), Sample.Now).Approval.Approvers);
        Assert.Equal((Asked.Senior.SignIn, null, null), (approver.SignIn, approver.LinkHash, approver.Told));
    }

    public static TheoryData<StaffMember, StaffMember?, ApprovalRefusalReason> Refusals => new()
    {
        { Asked.Senior, Asked.Specialist, ApprovalRefusalReason.RecipientMayNot },
        { Asked.Senior, Asked.SeniorWhoAsked, ApprovalRefusalReason.RecipientMayNot },
        { Asked.Senior, null, ApprovalRefusalReason.UnknownPerson },
        { Asked.ManagerOne, Asked.Supervisor, ApprovalRefusalReason.NotAsked },
        { Asked.SeniorWhoAsked, Asked.Supervisor, ApprovalRefusalReason.OwnRequest },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void Nobody_else_may_take_or_give(StaffMember by, StaffMember? to, ApprovalRefusalReason reason) =>
        Assert.Equal(reason, HandOver(by, to).Refusal!.Reason);

    [Fact]
    public void After_one_of_two_has_decided_it_is_not_handed_to_them()
    {
        var one = Asked.For(30_000m).Decide(Asked.ManagerOne).Approval;
        Assert.Equal(ApprovalRefusalReason.AlreadyInvolved, DelegateApproval.Decide(one, new(Asked.ManagerTwo, Asked.ManagerOne, "-"), Sample.Now).Refusal!.Reason);
    }

    private static ApprovalAnswer HandOver(StaffMember by, StaffMember? to) => DelegateApproval.Decide(Asked.For(), new(by, to, "-"), Sample.Now);
}

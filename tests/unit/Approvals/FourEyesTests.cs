using Serverless.Orchestrations.Approvals;

namespace Serverless.Tests.Unit.Approvals;

/// <summary>Above a threshold two different people must agree; each may refuse alone.</summary>
public sealed class FourEyesTests
{
    private readonly ApprovalDocument large = Asked.For(30_000m);

    [Fact]
    public void One_yes_does_not_hold_until_a_second_person_says_the_same()
    {
        var one = large.Decide(Asked.ManagerOne).Approval;
        Assert.Equal(ApprovalStatus.Pending, one.Status);
        Assert.Equal([Asked.ManagerTwo.SignIn], one.Awaiting);

        var two = one.Decide(Asked.ManagerTwo, reason: "Agreed.").Approval;
        Assert.Equal(ApprovalStatus.Decided, two.Status);
        Assert.Equal(("Approve", "Agreed."), (two.Outcome!.Option, two.Outcome.Reason));
        Assert.Equal([Asked.ManagerOne.SignIn, Asked.ManagerTwo.SignIn], two.Outcome.DecidedBy);
    }

    [Fact]
    public void The_same_person_twice_is_not_two() =>
        Assert.Equal(ApprovalRefusalReason.AlreadySaid, large.Decide(Asked.ManagerOne).Approval.Decide(Asked.ManagerOne).Refusal!.Reason);

    [Fact]
    public void A_no_holds_alone_first_or_second()
    {
        Assert.Equal("Deny", large.Decide(Asked.ManagerOne, "Deny").Approval.Outcome!.Option);
        var after = large.Decide(Asked.ManagerOne).Approval.Decide(Asked.ManagerTwo, "Deny").Approval;
        Assert.Equal(("Deny", Asked.ManagerTwo.SignIn), (after.Outcome!.Option, Assert.Single(after.Outcome.DecidedBy)));
    }

    [Fact]
    public void Two_who_do_not_agree_have_decided_nothing()
    {
        var after = large.Decide(Asked.ManagerOne).Approval.Decide(Asked.ManagerTwo, "Reduce").Approval;
        Assert.Equal(ApprovalStatus.Pending, after.Status);
        Assert.Empty(after.Awaiting);
    }

    [Fact]
    public void Below_the_threshold_one_suffices() =>
        Assert.Equal(ApprovalStatus.Decided, Asked.For(25_000m).Decide(Asked.ManagerOne).Approval.Status);

    [Fact]
    public void The_careful_default_holds_alone_even_where_it_is_not_the_last_option()
    {
        var careful = large with { Request = large.Request with { DefaultOption = "Reduce" } };
        Assert.Equal("Reduce", careful.Decide(Asked.ManagerOne, "Reduce").Approval.Outcome!.Option);
        Assert.Equal("Deny", careful.Decide(Asked.ManagerOne, "Deny").Approval.Outcome!.Option);
        Assert.Null(careful.Decide(Asked.ManagerOne).Approval.Outcome);
    }
}

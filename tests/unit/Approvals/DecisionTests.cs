using Serverless.Orchestrations.Approvals;

namespace Serverless.Tests.Unit.Approvals;

/// <summary>Maker is not checker, a decision needs its reason, and time and endings are respected.</summary>
public sealed class DecisionTests
{
    [Fact]
    public void Who_asked_is_not_asked_and_may_not_decide()
    {
        var approval = Asked.For();
        Assert.Equal([Asked.Senior.SignIn], approval.Approvers.Select(approver => approver.SignIn));
        Assert.Equal(ApprovalRefusalReason.OwnRequest, approval.Decide(Asked.SeniorWhoAsked).Refusal!.Reason);
        Assert.Equal(ApprovalRefusalReason.OwnRequest, approval.Decide(Asked.SeniorWhoAsked with { SignIn = Asked.Requester.ToUpperInvariant() }).Refusal!.Reason);
    }

    [Theory]
    [InlineData("Approve", "", ApprovalRefusalReason.ReasonMissing)]
    [InlineData("Approve", "  \n ", ApprovalRefusalReason.ReasonMissing)]
    [InlineData("Approve", "\u200B", ApprovalRefusalReason.ReasonMissing)]
    [InlineData("Approve", "\u2800 \u3164\n\uFE0F", ApprovalRefusalReason.ReasonMissing)]
    [InlineData("Perhaps", "A reason.", ApprovalRefusalReason.UnknownOption)]
    [InlineData("approve", "A reason.", ApprovalRefusalReason.UnknownOption)]
    [InlineData("Approve", "Paid by 4012 8888 8888 1881.", ApprovalRefusalReason.ReasonProhibited)]
    [InlineData("Approve", "Id 219-09-9999 seen.", ApprovalRefusalReason.ReasonProhibited)]
    public void What_can_be_put_right_is_refused_and_leaves_no_trace(string option, string reason, ApprovalRefusalReason refused)
    {
        var approval = Asked.For();
        var answer = approval.Decide(Asked.Senior, option, reason);
        Assert.Equal(refused, answer.Refusal!.Reason);
        Assert.Same(approval, answer.Approval);
    }

    [Fact]
    public void A_reason_has_at_most_a_thousand_characters()
    {
        Assert.Null(Asked.For().Decide(Asked.Senior, reason: new('x', DecideApproval.LongestReason)).Refusal);
        Assert.Equal(ApprovalRefusalReason.ReasonTooLong, Asked.For().Decide(Asked.Senior, reason: new('x', DecideApproval.LongestReason + 1)).Refusal!.Reason);
    }

    [Fact]
    public void From_the_moment_it_expires_no_decision_is_taken()
    {
        Assert.Null(Asked.For().Decide(Asked.Senior, after: TimeSpan.FromDays(5) - TimeSpan.FromTicks(1)).Refusal);
        Assert.Equal(ApprovalRefusalReason.Expired, Asked.For().Decide(Asked.Senior, after: TimeSpan.FromDays(5)).Refusal!.Reason);
    }

    [Fact]
    public void What_was_decided_withdrawn_or_timed_out_stays_so()
    {
        var decided = Asked.For().Decide(Asked.Senior).Approval;
        var withdrawn = WithdrawApproval.Decide(Asked.For(), "the case ended", Sample.Now);
        var timedOut = PursueApproval.Decide(Asked.For(), Asked.Staff, ApprovalStage.Timeout, Sample.Now);
        foreach (var ended in new[] { decided, withdrawn, timedOut })
        {
            Assert.Equal(ApprovalRefusalReason.AlreadyEnded, ended.Decide(Asked.Senior, "Deny").Refusal!.Reason);
            Assert.Same(ended, WithdrawApproval.Decide(ended, "again", Sample.Now));
            Assert.Same(ended, PursueApproval.Decide(ended, Asked.Staff, ApprovalStage.Timeout, Sample.Now));
            Assert.Empty(ended.Awaiting);
        }
        Assert.True(timedOut.Outcome!.TimedOut);
        Assert.Equal(("Deny", "Deny"), (timedOut.Outcome.Option, withdrawn.Outcome!.Option));
    }

    [Fact]
    public void What_is_repeated_is_counted_and_not_listed_again()
    {
        var looked = Enumerable.Range(0, 500).Aggregate(Asked.For(), (approval, i) => approval.Noting(AuditedAct.Looked, Asked.Senior.SignIn, Sample.Now.AddSeconds(i), "Chrome on Windows"));
        var look = Assert.Single(looked.Audit, entry => entry.Act == AuditedAct.Looked);
        Assert.Equal((500, Sample.Now, Sample.Now.AddSeconds(499)), (look.Count, look.FirstAt, look.LastAt));
    }

    [Fact]
    public void A_request_nobody_could_decide_is_a_fault()
    {
        Assert.Throws<ArgumentException>(() => AskForApproval.Decide(new(Asked.Request() with { DefaultOption = "Maybe" }, "flow-1"), Asked.Policy, Asked.Staff, Sample.Now));
        Assert.Throws<ArgumentException>(() => AskForApproval.Decide(new(Asked.Request() with { Options = ["Deny"] }, "flow-1"), Asked.Policy, Asked.Staff, Sample.Now));
    }
}

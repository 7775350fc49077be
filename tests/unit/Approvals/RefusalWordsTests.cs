using Serverless.Orchestrations.Approvals;
using Serverless.Orchestrations.Staff;

namespace Serverless.Tests.Unit.Approvals;

/// <summary>What a person who is refused reads: it says what to do, or that nothing is left to do.</summary>
public sealed class RefusalWordsTests
{
    private static ApprovalDocument Ended => WithdrawApproval.Decide(Asked.For(), "the case ended", Sample.Now);
    private static ApprovalDocument ByOneOfTwo => Asked.For(30_000m).Decide(Asked.ManagerOne).Approval;

    private static (ApprovalAnswer Answer, string Words)[] Decisions =>
    [
        (Ended.Decide(Asked.Senior), "This approval is already closed; nothing was changed."),
        (Asked.For().Decide(Asked.Senior, after: TimeSpan.FromDays(5)), "The time to decide is over; nothing was changed."),
        (Asked.For().Decide(Asked.SeniorWhoAsked), "Who asked for an approval may not decide it."),
        (Asked.For().Decide(Asked.Specialist), "This is above the limit of a specialist. It may be decided by a senior or supervisor or manager."),
        (ByOneOfTwo.Decide(Asked.ManagerOne), "You have decided already; a second person decides now."),
        (Asked.For().Decide(Asked.Supervisor), "This approval was not asked of you, or you handed it over."),
        (Asked.For().Decide(Asked.Senior, option: "Maybe"), "Choose one of: Approve, Reduce, Deny."),
        (Asked.For().Decide(Asked.Senior, reason: " "), "Give a reason: it is kept with the decision."),
        (Asked.For().Decide(Asked.Senior, reason: new('x', 1001)), "A reason has at most 1000 characters."),
        (Asked.For().Decide(Asked.Senior, reason: "4111 1111 1111 1111"), "The reason holds a card number, which may not be kept."),
        (HandOver(Asked.For(), null), "Choose a person of the staff directory."),
        (HandOver(Asked.For(), Asked.SeniorWhoAsked), "Who asked for an approval may not decide it."),
        (HandOver(Asked.For(), Asked.Specialist), "This is above the limit of a specialist. It may be decided by a senior or supervisor or manager."),
        (DelegateApproval.Decide(ByOneOfTwo, new(Asked.ManagerTwo, Asked.ManagerOne, "-"), Sample.Now), "This person is asked already, or has decided."),
    ];

    [Fact]
    public void Who_may_not_decide_or_hand_over_is_told_why() => Assert.All(Decisions, told => Assert.Equal(told.Words, told.Answer.Refusal!.Detail));

    private static (ApprovalDocument Approval, TimeSpan After, string Words)[] Links =>
    [
        (Linked(Asked.For()).Decide(Asked.Senior).Approval, TimeSpan.Zero, "This link was used: your decision is recorded."),
        (Linked(Ended), TimeSpan.Zero, "This approval is already closed. Nothing is left to decide."),
        (Linked(Asked.For()), TimeSpan.FromDays(5), "The time to decide is over."),
        (HandOver(Linked(Asked.For()), Asked.Supervisor).Approval, TimeSpan.Zero, "You handed this approval to somebody else."),
        (Asked.For(), TimeSpan.Zero, "A newer link was sent to you. Please use the latest message."),
    ];

    [Fact]
    public void A_link_that_counts_no_more_says_what_became_of_it() =>
        Assert.All(Links, told => Assert.Equal(told.Words, LinkValidity.Refusal(told.Approval, Link(), Sample.Now + told.After)!.Detail));

    [Fact]
    public void A_link_counts_until_the_moment_its_approval_expires() =>
        Assert.Null(LinkValidity.Refusal(Linked(Asked.For()), Link(), Asked.For().ExpiresAt.AddTicks(-1)));

    [Fact]
    public void A_request_nobody_could_decide_says_what_is_wrong_with_it()
    {
        Assert.StartsWith("An approval has at least two options.", Fault(Asked.Request() with { Options = ["Deny"] }), StringComparison.Ordinal);
        Assert.StartsWith("The default option is one of the options.", Fault(Asked.Request() with { DefaultOption = "Maybe" }), StringComparison.Ordinal);
        Assert.Equal(ApprovalStatus.Pending, AskForApproval.Decide(new(Asked.Request() with { Options = ["Approve", "Deny"] }, "flow-1"), Asked.Policy, Asked.Staff, Sample.Now).Status);
    }

    private static string Fault(ApprovalRequest request) =>
        Assert.Throws<ArgumentException>(() => AskForApproval.Decide(new(request, "flow-1"), Asked.Policy, Asked.Staff, Sample.Now)).Message;

    private static ApprovalAnswer HandOver(ApprovalDocument approval, StaffMember? to) => DelegateApproval.Decide(approval, new(Asked.Senior, to, "-"), Sample.Now);

    private static ApprovalDocument Linked(ApprovalDocument approval) =>
        approval with { Approvers = [.. approval.Approvers.Select(approver => approver with { LinkHash = LinkToken.HashOf("token") })] };

    private static ApprovalLinkDocument Link() => ApprovalLinkDocument.For(Linked(Asked.For()), Linked(Asked.For()).Approvers[0], LinkToken.HashOf("token"), Sample.Now);
}

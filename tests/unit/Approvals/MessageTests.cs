using Serverless.Orchestrations.Approvals;

namespace Serverless.Tests.Unit.Approvals;

/// <summary>What an approver is sent.</summary>
public sealed class MessageTests
{
    private static readonly Uri Link = new("https://approvals.example.org/api/approve#token-1");

    [Fact]
    public void A_message_has_its_link_in_every_form_and_nothing_of_the_case()
    {
        var approval = Asked.For();
        var approver = approval.Approvers[0];
        var message = ApprovalMessage.For(approval, approver, ApprovalPurpose.Asked, Link);
        Assert.Equal((approver.SignIn, Link), (message.To, message.Link.Address));
        Assert.Contains(Link.AbsoluteUri, message.Text);
        Assert.Contains(Link.AbsoluteUri, message.Html);
        Assert.Equal("DepositWaiver waits for your decision until March 7, 2026, 9:30 AM EST.", message.Statement);
        foreach (var hidden in new[] { Asked.Request().What, Asked.Request().Why, Sample.AccountId, "400" })
            Assert.DoesNotContain(hidden, $"{message.Subject} {message.Statement} {message.Text} {message.Html}");
    }

    [Fact]
    public void A_reminder_is_a_message_of_its_own()
    {
        var approval = Asked.For();
        var (asked, reminded) = (NameFor(ApprovalPurpose.Asked), NameFor(ApprovalPurpose.Reminded));
        Assert.NotEqual(asked, reminded);
        Assert.Equal(asked, ApprovalMessage.For(approval, approval.Approvers[0], ApprovalPurpose.Asked, Link).Name);

        string NameFor(ApprovalPurpose purpose) => ApprovalMessage.NameFor(approval, approval.Approvers[0], purpose);
    }
}

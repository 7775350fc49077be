using System.Text.Json;
using Serverless.Orchestrations.Approvals;
using Serverless.Orchestrations.Documents;

namespace Serverless.Tests.Unit.Approvals;

/// <summary>A link is a secret of which only the hash is kept, and counts as long as its approval says so.</summary>
public sealed class LinkTests
{
    private readonly string token = LinkToken.Create();

    [Fact]
    public void A_token_has_256_bits_fits_a_url_and_is_never_the_same()
    {
        Assert.Matches("^[A-Za-z0-9_-]{43}$", token);
        Assert.Equal(1000, Enumerable.Range(0, 1000).Select(_ => LinkToken.Create()).Distinct().Count());
    }

    [Fact]
    public void The_hash_of_a_token_is_its_sha256() =>
        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", LinkToken.HashOf("abc"));

    [Fact]
    public void What_is_stored_of_a_link_is_the_hash_of_its_token()
    {
        var (approval, link) = Issued(Asked.For());
        Assert.All([Stored(approval), Stored(link)], stored =>
        {
            Assert.Contains(LinkToken.HashOf(token), stored, StringComparison.Ordinal);
            Assert.DoesNotContain(token, stored, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("")]
    [InlineData("by-id")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("../../../../../../../../../../../../../../../etc")]
    public void What_is_no_token_is_not_even_looked_up(string forged) => Assert.False(LinkToken.IsWellFormed(forged));

    [Fact]
    public void The_form_value_belongs_to_its_token_and_is_not_the_token()
    {
        Assert.True(LinkToken.IsFormValueOf(token, LinkToken.FormValueOf(token)));
        Assert.False(LinkToken.IsFormValueOf(token, LinkToken.FormValueOf(LinkToken.Create())));
        Assert.False(LinkToken.IsFormValueOf(token, token));
        Assert.False(LinkToken.IsFormValueOf(token, ""));
    }

    [Fact]
    public void A_link_dies_by_use_decision_expiry_hand_over_and_replacement()
    {
        var (approval, link) = Issued(Asked.For());
        Assert.Null(LinkValidity.Refusal(approval, link, Sample.Now));
        Assert.Equal(ApprovalRefusalReason.Expired, LinkValidity.Refusal(approval, link, approval.ExpiresAt)!.Reason);
        Assert.Equal(ApprovalRefusalReason.AlreadySaid, LinkValidity.Refusal(approval.Decide(Asked.Senior).Approval, link, Sample.Now)!.Reason);
        Assert.Equal(ApprovalRefusalReason.AlreadyEnded, LinkValidity.Refusal(WithdrawApproval.Decide(approval, "-", Sample.Now), link, Sample.Now)!.Reason);
        var handed = DelegateApproval.Decide(approval, new(Asked.Senior, Asked.Supervisor, "-"), Sample.Now).Approval;
        Assert.Equal(ApprovalRefusalReason.NotAsked, LinkValidity.Refusal(handed, link, Sample.Now)!.Reason);
        var (newer, _) = Issued(approval, LinkToken.Create());
        Assert.Equal(ApprovalRefusalReason.LinkReplaced, LinkValidity.Refusal(newer, link, Sample.Now)!.Reason);
    }

    [Fact]
    public void A_message_names_neither_account_nor_customer_and_its_name_follows_from_what_it_is_about()
    {
        var (approval, _) = Issued(Asked.For());
        var message = ApprovalMessage.For(approval, approval.Approvers[0], ApprovalPurpose.Reminded, new($"https://staff.example/api/approve#{token}"));
        Assert.Equal("approval-req-1-deposit-waiver/37dc5dbae26226a3-reminded", message.Name);
        foreach (var text in new[] { message.Text, message.Html })
        {
            Assert.Contains(token, text);
            Assert.All(
                [approval.AccountId, approval.Request.Case.RequestId, approval.Request.What, approval.Request.Why, "PAYDEX", "400", approval.Request.RequestedBy],
                held => Assert.DoesNotContain(held, text, StringComparison.OrdinalIgnoreCase));
        }
    }

    private static string Stored<T>(T document) where T : Document => JsonSerializer.Serialize(document, DocumentJson.Options);

    private (ApprovalDocument Approval, ApprovalLinkDocument Link) Issued(ApprovalDocument approval, string? other = null)
    {
        var hash = LinkToken.HashOf(other ?? token);
        var issued = approval with { Approvers = [.. approval.Approvers.Select(approver => approver with { LinkHash = hash })] };
        return (issued, ApprovalLinkDocument.For(issued, issued.Approvers[0], hash, Sample.Now));
    }
}

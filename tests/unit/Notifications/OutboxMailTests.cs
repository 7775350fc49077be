using Serverless.Orchestrations.Notifications;

namespace Serverless.Tests.Unit.Notifications;

/// <summary>Messages as RFC 5322 and RFC 2046 want them.</summary>
public sealed class OutboxMailTests
{
    [Fact]
    public void A_mail_has_both_bodies_and_nothing_can_add_a_header()
    {
        var mail = OutboxMail.Mail(Message.To("a@b\r\nBcc: c@d") with { Subject = "Subject\r\nX: y", Text = "Plain", Html = "<p>Rich</p>" }, Sample.Now);
        Assert.Contains("\r\n\r\nPlain\r\n", mail);
        Assert.Contains("\r\n\r\n<p>Rich</p>\r\n", mail);
        Assert.Contains("Date: Mon, 02 Mar 2026 14:30:00 GMT\r\n", mail);
        Assert.DoesNotContain("\nBcc:", mail);
        Assert.DoesNotContain("\nX:", mail);
    }
}

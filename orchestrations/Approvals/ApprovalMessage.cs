using System.Globalization;
using System.Text.Encodings.Web;
using Serverless.Orchestrations.Notifications;

namespace Serverless.Orchestrations.Approvals;

/// <summary>
/// What an approver is sent: that something waits, until when, and the link. What it is about stands behind the link, so
/// that a mailbox holds nothing of a customer.
/// </summary>
public static class ApprovalMessage
{
    public static Notification For(ApprovalDocument approval, Approver approver, ApprovalPurpose purpose, Uri link)
    {
        var subject = $"{Opening(purpose)}: {approval.Request.Kind}";
        var until = Moment(approval.ExpiresAt);
        var text =
            $"""
            {approval.Request.Kind} waits for your decision until {until}.

            {link}

            The link is yours alone and replaces any sent to you before. Opening it decides nothing.
            Without a decision in time this holds: {approval.Request.DefaultOption}.
            """;
        return new($"{approval.Id}/{approver.SignIn}-{purpose}".ToLowerInvariant(), approver.SignIn, subject, text, Html(subject, approval, until, link));
    }

    /// <summary>A time as approvers read it.</summary>
    public static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("MMMM d, yyyy HH:mm 'UTC'", CultureInfo.InvariantCulture);

    private static string Opening(ApprovalPurpose purpose) => purpose switch
    {
        ApprovalPurpose.Reminded => "Reminder: your decision is awaited",
        ApprovalPurpose.Escalated => "Escalated to you: a decision is awaited",
        ApprovalPurpose.Delegated => "Handed to you: a decision is awaited",
        _ => "Your decision is awaited",
    };

    private static string Html(string subject, ApprovalDocument approval, string until, Uri link)
    {
        var html = HtmlEncoder.Default;
        return
            $"""
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><title>{html.Encode(subject)}</title></head>
            <body>
            <h1>{html.Encode(subject)}</h1>
            <p>{html.Encode(approval.Request.Kind)} waits for your decision until {html.Encode(until)}.</p>
            <p><a href="{html.Encode(link.AbsoluteUri)}">Look at it and decide</a></p>
            <p>The link is yours alone and replaces any sent to you before. Opening it decides nothing.
            Without a decision in time this holds: {html.Encode(approval.Request.DefaultOption)}.</p>
            </body>
            </html>
            """;
    }
}

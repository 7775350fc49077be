using System.Text.Encodings.Web;
using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.Notifications;

namespace Serverless.Orchestrations.Approvals;

/// <summary>
/// The message to an approver: that a decision waits, until when, and the link. The facts are shown only behind the link, so that no
/// customer data lies in a mailbox.
/// </summary>
public static class ApprovalMessage
{
    private const string LinkTitle = "Look at it and decide";
    private const string Sender = "Customer Operations";

    public static Notification For(ApprovalDocument approval, Approver approver, ApprovalPurpose purpose, Uri link)
    {
        var subject = $"{Opening(purpose)}: {approval.Request.Kind}";
        var statement = $"{approval.Request.Kind} waits for your decision until {CityTime.Text(approval.ExpiresAt)}.";
        var code = LinkToken.In(link.OriginalString);
        var text =
            $"""
            {statement}

            {link}

            Where the page asks for a code, paste this one: {code}

            The link is for {approver.SignIn} alone and replaces any sent before. Opening it decides nothing.
            Without a decision in time this holds: {approval.Request.DefaultOption}.

            {Sender}
            """;
        var html = Html(subject, statement, approver.SignIn, approval.Request.DefaultOption, link);
        return new(NameFor(approval, approver, purpose), approver.SignIn, subject, statement, text, html, new(LinkTitle, link));
    }

    public static string NameFor(ApprovalDocument approval, Approver approver, ApprovalPurpose purpose) => NameFor(approval.Id, approver.SignIn, purpose);

    /// <summary>The stored message's name. It holds a hash in place of the person's name, because storage logs record names.</summary>
    public static string NameFor(string approvalId, string signIn, ApprovalPurpose purpose) =>
        $"{StoredName.Of(approvalId)}/{StoredName.HashOf(EnteredText.SignIn(signIn))}-{purpose}".ToLowerInvariant();

    private static string Opening(ApprovalPurpose purpose) => purpose switch
    {
        ApprovalPurpose.Reminded => "Reminder: your decision is awaited",
        ApprovalPurpose.Escalated => "Escalated to you: a decision is awaited",
        ApprovalPurpose.Delegated => "Handed to you: a decision is awaited",
        _ => "Your decision is awaited",
    };

    private static string Html(string subject, string statement, string signIn, string defaultOption, Uri link)
    {
        var html = HtmlEncoder.Default;
        return
            $"""
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><title>{html.Encode(subject)}</title></head>
            <body>
            <h1>{html.Encode(subject)}</h1>
            <p>{html.Encode(statement)}</p>
            <p><a href="{html.Encode(link.AbsoluteUri)}">{html.Encode(LinkTitle)}</a></p>
            <p>Where the page asks for a code, paste this one: <code>{html.Encode(LinkToken.In(link.OriginalString))}</code></p>
            <p>The link is for {html.Encode(signIn)} alone and replaces any sent before. Opening it decides nothing.
            Without a decision in time this holds: {html.Encode(defaultOption)}.</p>
            <p>{html.Encode(Sender)}</p>
            </body>
            </html>
            """;
    }
}

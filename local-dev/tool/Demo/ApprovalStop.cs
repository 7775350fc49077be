using Serverless.LocalDev.Access;
using Serverless.LocalDev.Control;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Approvals;
using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Documents;

namespace Serverless.LocalDev.Demo;

/// <summary>Where the story stops until people have decided: shows what they are asked and how to answer.</summary>
internal sealed class ApprovalStop(LocalPlatform platform, DemoOptions options, Story story, LinkVisitor visitor)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);
    private readonly HashSet<string> shown = new(StringComparer.Ordinal);

    public async Task DecideAsync(ApprovalDocument approval, CancellationToken stop)
    {
        Show(approval);
        using var look = new PeriodicTimer(Look, TimeProvider.System);
        // A decision may take two people, or be handed over: each time the document says whose word is awaited.
        for (; approval.Status == ApprovalStatus.Pending; approval = await ReadAsync(approval, stop))
        {
            var mails = await LinkMail.FindAsync(options.MailDirectory, approval, stop);
            foreach (var mail in mails.Where(mail => shown.Add(mail.Link.AbsoluteUri))) Show(mail);
            if (!options.IsAuto)
            {
                if (shown.Add(approval.Id)) ShowHow(approval);
                await look.WaitForNextTickAsync(stop);
            }
            else if (mails is [var first, ..])
            {
                var (question, option) = await visitor.DecideAsync(first.Link, stop);
                story.Say($"  | {first.SignIn} opens the link, reads \"{question}\" and chooses {option}.");
            }
            else throw new CommandFailure($"Nobody was sent a link to {approval.Id}.");
        }
        foreach (var decision in approval.Decisions) story.Say($"  = {decision.By.SignIn} has decided: {decision.Option}. \"{decision.Reason}\"");
        story.Say();
    }

    private async Task<ApprovalDocument> ReadAsync(ApprovalDocument approval, CancellationToken stop) =>
        (await platform.Database.Accounts.FindAsync<ApprovalDocument>(approval.AccountId, approval.Id, stop))!;

    private void Show(ApprovalDocument approval)
    {
        var request = approval.Request;
        story.Say();
        story.Say($"  | APPROVAL {request.Kind}: {request.What}");
        story.Say($"  | {request.Why}");
        ApprovalFact[] facts = [.. request.Amount is { } amount ? [new ApprovalFact("Amount", Money.Text(amount))] : Array.Empty<ApprovalFact>(), .. request.Facts];
        foreach (var fact in facts) story.Say($"  |   {fact.Label.PadRight(facts.Max(each => each.Label.Length))}  {fact.Value}");
        story.Say($"  | To choose: {string.Join(", ", request.Options)}. Without a decision until {CityTime.Text(approval.ExpiresAt)}: {request.DefaultOption}.");
        var needed = approval.Rule.ApproversNeeded(request.Amount) > 1 ? "Two of these must agree" : "May be decided by";
        story.Say($"  | {needed}: {string.Join(", ", approval.Approvers.Where(approver => approver.IsAsked).Select(approver => $"{approver.SignIn} ({approver.Role})"))}");
    }

    private void Show(LinkMail mail)
    {
        story.Say($"  | Link for {mail.SignIn}: {mail.Link}");
        story.Say($"  |   in {mail.File}");
    }

    private void ShowHow(ApprovalDocument approval)
    {
        story.Say("  | The clock stands still until this is decided. Open a link in a browser, or its file, and answer on the page; or");
        // Without the bar beside it, to be copied.
        story.Say($$"""
            curl -X POST '{{platform.Url}}/api/approvals/by-id/{{approval.AccountId}}/{{approval.Id}}/decision' \
              -H '{{LocalAccess.Header}}: {{platform.Key}}' -H 'x-dev-user: {{approval.Awaiting[0]}}' \
              -H 'content-type: application/json' -d '{"option":"{{approval.Request.Options[0]}}","reason":"Looked into it."}'
            """);
        story.Say("  | Ctrl-C ends the demonstration.");
    }
}

using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Serverless.Functions.SignIn;
using Serverless.Orchestrations.Approvals;
using Serverless.Orchestrations.Durable;
using Serverless.Orchestrations.Staff;

namespace Serverless.Functions.Approvals;

/// <summary>Takes the answer given on the page: a decision, or a hand-over. A mistake shows the page again, with what was typed.</summary>
public sealed class AnswerApproval(LinkVisits visits, IStaffDirectory staff, HandOver handOver, OrchestrationSignals signals)
{
    [Function(nameof(AnswerApproval))]
    [Allow(Caller.Anyone)]
    public async Task<IActionResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = LinkPage.AnswerRoute)] HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellation)
    {
        if (await AnswerForm.ReadAsync(request, cancellation) is not { } form) return RefusalPage.Unreadable();
        var token = form.Token;
        var agent = Agents.Of(request.Headers.UserAgent);
        var recipient = form.IsDelegation ? await staff.FindAsync(form.To, cancellation) : null;
        var acted = await visits.ActAsync(token, (approval, approver, now) => form.IsDelegation
            ? DelegateApproval.Decide(approval, new(approver, recipient, agent), now)
            : DecideApproval.Decide(approval, new(approver, form.Option, form.Reason, agent), now), agent, cancellation);
        if (acted is not var (visit, answer)) return RefusalPage.Unknown();

        await signals.TellDecidedAsync(durable, answer.Approval);
        if (answer.Refusal is { } refusal)
        {
            return RefusalPage.IsMistake(refusal)
                ? (await visits.PageAsync(token, visit, cancellation) with { Problem = refusal.Detail, ChosenOption = form.Option, GivenReason = refusal.Reason == ApprovalRefusalReason.ReasonProhibited ? null : form.Reason }).Render()
                : RefusalPage.Of(refusal);
        }
        if (form.IsDelegation)
        {
            await handOver.SendLinkAsync(durable, answer.Approval);
            return Page.Saying(StatusCodes.Status200OK, "Handed over", $"{recipient!.SignIn} is sent a link. Yours is no longer valid.");
        }
        var rest = answer.Approval.Outcome is null ? " A second person must agree before it holds." : "";
        return Page.Saying(StatusCodes.Status200OK, "Your decision is recorded", $"You decided: {form.Option}.{rest} You can close this page.");
    }
}

using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Serverless.Functions.Http;
using Serverless.Functions.SignIn;
using Serverless.Orchestrations.Approvals;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Durable;

namespace Serverless.Functions.Approvals;

/// <summary>{option, reason}: a signed-in approver's decision.</summary>
public sealed class PostApprovalDecision(ApprovalStore approvals, OrchestrationSignals signals, ContractReader reader)
{
    private sealed record Body(string Option, [property: Entered(TextForm.Lines)] string Reason) : IEntry
    {
        /// <summary>What may be said is the approval's to know.</summary>
        public IEnumerable<FieldProblem> Problems() => [];
    }

    [Function(nameof(PostApprovalDecision))]
    [Allow(Caller.Staff)]
    public async Task<IActionResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "approvals/by-id/{accountId}/{approvalId}/decision")] HttpRequest request,
        string accountId,
        string approvalId,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellation)
    {
        if (!approvalId.StartsWith(ApprovalDocument.IdPrefix, StringComparison.Ordinal)) return ApprovalProblems.NotFound();
        var read = await JsonBody<Body>.ReadAsync(request, reader, cancellation);
        if (read.Value is not { } body) return read.Problem!;
        var given = new DecisionGiven(request.Staff(), body.Option, body.Reason, Agents.Of(request.Headers.UserAgent));
        var answer = await approvals.ActAsync(accountId, approvalId, (approval, now) => DecideApproval.Decide(approval, given, now), cancellation);
        if (answer is null) return ApprovalProblems.NotFound();
        await signals.TellDecidedAsync(durable, answer.Approval);
        return answer.Refusal is { } refusal ? ApprovalProblems.Of(refusal) : new OkObjectResult(ApprovalView.Of(answer.Approval));
    }
}

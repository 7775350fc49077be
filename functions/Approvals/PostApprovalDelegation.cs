using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Serverless.Functions.Http;
using Serverless.Functions.SignIn;
using Serverless.Orchestrations.Approvals;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Staff;

namespace Serverless.Functions.Approvals;

/// <summary>{to}: a signed-in approver hands an approval to another, who is sent a link.</summary>
public sealed class PostApprovalDelegation(ApprovalStore approvals, IStaffDirectory staff, HandOver handOver, ContractReader reader)
{
    private sealed record Body(string To) : IEntry
    {
        /// <summary>Who may take it is the approval's to know.</summary>
        public IEnumerable<FieldProblem> Problems() => [];
    }

    [Function(nameof(PostApprovalDelegation))]
    [Allow(Caller.Staff)]
    public async Task<IActionResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "approvals/by-id/{accountId}/{approvalId}/delegation")] HttpRequest request,
        string accountId,
        string approvalId,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellation)
    {
        if (!approvalId.StartsWith(ApprovalDocument.IdPrefix, StringComparison.Ordinal)) return ApprovalProblems.NotFound();
        var read = await JsonBody<Body>.ReadAsync(request, reader, cancellation);
        if (read.Value is not { } body) return read.Problem!;
        var delegation = new Delegation(request.Staff(), await staff.FindAsync(body.To, cancellation), Agents.Of(request.Headers.UserAgent));
        var answer = await approvals.ActAsync(accountId, approvalId, (approval, now) => DelegateApproval.Decide(approval, delegation, now), cancellation);
        if (answer is null) return ApprovalProblems.NotFound();
        if (answer.Refusal is { } refusal) return ApprovalProblems.Of(refusal);
        await handOver.SendLinkAsync(durable, answer.Approval);
        return new OkObjectResult(ApprovalView.Of(answer.Approval));
    }
}

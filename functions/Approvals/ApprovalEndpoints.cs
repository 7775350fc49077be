using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Serverless.Functions.Http;
using Serverless.Functions.SignIn;
using Serverless.Orchestrations.Approvals;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Durable;
using Serverless.Orchestrations.Staff;

namespace Serverless.Functions.Approvals;

/// <summary>Approvals over HTTP, for signed-in staff. Approvers without a tool use the pages.</summary>
public sealed class ApprovalEndpoints(
    ApprovalStore approvals, OrchestrationSignals signals, ContractReader reader, IStaffDirectory staff, HandOver handOver)
{
    /// <summary>Lists the approvals that wait for the caller's decision, the earliest deadline first.</summary>
    [Function(nameof(ListApprovals))]
    [Allow(Caller.Staff)]
    public async Task<IActionResult> ListApprovals(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "approvals")] HttpRequest request, CancellationToken cancellation)
    {
        var mine = await approvals.AwaitingAsync(request.Staff(), cancellation);
        return new OkObjectResult(ApprovalListView.Of(request.Staff().SignIn, mine));
    }

    /// <summary>Gives one approval with its audit trail. This call is noted in the trail too.</summary>
    [Function(nameof(GetApproval))]
    [Allow(Caller.Staff)]
    public async Task<IActionResult> GetApproval(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "approvals/by-id/{accountId}/{approvalId}")] HttpRequest request,
        string accountId,
        string approvalId,
        CancellationToken cancellation)
    {
        if (!approvalId.StartsWith(ApprovalDocument.IdPrefix, StringComparison.Ordinal)) return ApprovalProblems.NotFound();
        var agent = Agents.Of(request.Headers.UserAgent);
        var looked = await approvals.ChangeAsync(
            accountId, approvalId, (approval, now) => approval.Noting(AuditedAct.Looked, request.Staff().SignIn, now, agent), cancellation);
        return looked is null ? ApprovalProblems.NotFound() : new OkObjectResult(ApprovalView.Of(looked));
    }

    /// <summary>{option, reason}: a signed-in approver's decision.</summary>
    [Function(nameof(PostApprovalDecision))]
    [Allow(Caller.Staff)]
    public async Task<IActionResult> PostApprovalDecision(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "approvals/by-id/{accountId}/{approvalId}/decision")] HttpRequest request,
        string accountId,
        string approvalId,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellation)
    {
        if (!approvalId.StartsWith(ApprovalDocument.IdPrefix, StringComparison.Ordinal)) return ApprovalProblems.NotFound();
        var read = await JsonBody<DecisionBody>.ReadAsync(request, reader, cancellation);
        if (read.Value is not { } body) return read.Problem!;
        var given = new DecisionGiven(request.Staff(), body.Option, body.Reason, Agents.Of(request.Headers.UserAgent));
        var answer = await approvals.ActAsync(accountId, approvalId, (approval, now) => DecideApproval.Decide(approval, given, now), cancellation);
        if (answer is null) return ApprovalProblems.NotFound();
        await signals.TellDecidedAsync(durable, answer.Approval);
        return answer.Refusal is { } refusal ? ApprovalProblems.Of(refusal) : new OkObjectResult(ApprovalView.Of(answer.Approval));
    }

    /// <summary>{to}: a signed-in approver hands an approval to another, who is sent a link.</summary>
    [Function(nameof(PostApprovalDelegation))]
    [Allow(Caller.Staff)]
    public async Task<IActionResult> PostApprovalDelegation(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "approvals/by-id/{accountId}/{approvalId}/delegation")] HttpRequest request,
        string accountId,
        string approvalId,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellation)
    {
        if (!approvalId.StartsWith(ApprovalDocument.IdPrefix, StringComparison.Ordinal)) return ApprovalProblems.NotFound();
        var read = await JsonBody<DelegationBody>.ReadAsync(request, reader, cancellation);
        if (read.Value is not { } body) return read.Problem!;
        var delegation = new Delegation(request.Staff(), await staff.FindAsync(body.To, cancellation), Agents.Of(request.Headers.UserAgent));
        var answer = await approvals.ActAsync(accountId, approvalId, (approval, now) => DelegateApproval.Decide(approval, delegation, now), cancellation);
        if (answer is null) return ApprovalProblems.NotFound();
        if (answer.Refusal is { } refusal) return ApprovalProblems.Of(refusal);
        await handOver.SendLinkAsync(durable, answer.Approval);
        return new OkObjectResult(ApprovalView.Of(answer.Approval));
    }
}

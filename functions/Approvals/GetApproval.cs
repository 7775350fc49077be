using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.SignIn;
using Serverless.Orchestrations.Approvals;

namespace Serverless.Functions.Approvals;

/// <summary>One approval with its audit trail, in which this look is noted too.</summary>
public sealed class GetApproval(ApprovalStore approvals)
{
    [Function(nameof(GetApproval))]
    [Allow(Caller.Staff)]
    public async Task<IActionResult> Run(
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
}

using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.SignIn;
using Serverless.Orchestrations.Approvals;

namespace Serverless.Functions.Approvals;

/// <summary>What waits for the caller's word, what ends first first.</summary>
public sealed class ListApprovals(ApprovalStore approvals)
{
    private sealed record Entry(string ApprovalId, string AccountId, string Kind, string What, decimal? Amount, DateTimeOffset AskedAt, DateTimeOffset ExpiresAt);

    private sealed record View(string SignIn, IReadOnlyList<Entry> Approvals);

    [Function(nameof(ListApprovals))]
    [Allow(Caller.Staff)]
    public async Task<IActionResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "approvals")] HttpRequest request, CancellationToken cancellation)
    {
        var mine = await approvals.AwaitingAsync(request.Staff().SignIn, cancellation);
        return new OkObjectResult(new View(request.Staff().SignIn, [.. mine.Select(approval => new Entry(
            approval.Id, approval.AccountId, approval.Request.Kind, approval.Request.What, approval.Request.Amount, approval.CreatedAt, approval.ExpiresAt))]));
    }
}

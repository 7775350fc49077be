using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.SignIn;

namespace Serverless.Functions.Approvals;

/// <summary>The page behind a link. Mail scanners open every link, so looking is all that GET and HEAD ever do.</summary>
public sealed class ShowApproval(LinkVisits visits)
{
    [Function(nameof(ShowApproval))]
    [Allow(Caller.Anyone)]
    public async Task<IActionResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "approvals/{token}")] HttpRequest request,
        string token,
        CancellationToken cancellation)
    {
        if (await visits.LookAsync(token, Agents.Of(request.Headers.UserAgent), cancellation) is not { } visit) return RefusalPage.Unknown();
        return visit.Refusal is { } refusal ? RefusalPage.Of(refusal) : (await visits.PageAsync(token, visit, cancellation)).Render();
    }
}

using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http;
using Serverless.Functions.SignIn;
using Serverless.Orchestrations.Approvals;

namespace Serverless.Functions.Approvals;

/// <summary>Shows the question to whoever posts its token; decides nothing.</summary>
public sealed class ShowApproval(LinkVisits visits)
{
    [Function(nameof(ShowApproval))]
    [Allow(Caller.Anyone)]
    public async Task<IActionResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = LinkPage.Route)] HttpRequest request, CancellationToken cancellation)
    {
        if (await FormBody.ReadAsync(request, cancellation) is not { } form) return RefusalPage.Unreadable();
        var token = LinkToken.In(form.Line(LinkPage.TokenField));
        if (await visits.LookAsync(token, Agents.Of(request.Headers.UserAgent), cancellation) is not { } visit) return RefusalPage.Unknown();
        return visit.Refusal is { } refusal ? RefusalPage.Of(refusal) : (await visits.PageAsync(token, visit, cancellation)).Render();
    }
}

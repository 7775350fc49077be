using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.SignIn;

namespace Serverless.Functions.Approvals;

/// <summary>
/// The page a link opens. It is the same for everybody, because the token comes after the link's # and browsers do not send that part.
/// Mail scanners open every link; by GET and HEAD they learn nothing, and nothing is noted.
/// </summary>
public static class OpenApprovalLink
{
    [Function(nameof(OpenApprovalLink))]
    [Allow(Caller.Anyone)]
    public static IActionResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = LinkPage.Route)] HttpRequest request) => LinkPage.Render();
}

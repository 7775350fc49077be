using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.SignIn;

namespace Serverless.Functions.Approvals;

/// <summary>
/// The page a link opens, the same for everybody: the token stands after the link's #, which no browser sends. Mail scanners
/// open every link; by GET and HEAD they see nothing of anybody, and no look is noted.
/// </summary>
public static class OpenApprovalLink
{
    [Function(nameof(OpenApprovalLink))]
    [Allow(Caller.Anyone)]
    public static IActionResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = LinkPage.Route)] HttpRequest request) => LinkPage.Render();
}

using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http;
using Serverless.Functions.SignIn;
using Serverless.Orchestrations.Outages;

namespace Serverless.Functions.Outages;

/// <summary>GET outages?feeder=F-07&amp;continuation=…: the outages of one feeder, newest report first, a page at a time.</summary>
public sealed class ListOutages(OutageStore outages)
{
    private sealed record Page(string Feeder, IReadOnlyList<OutageView> Outages, string? Continuation);

    [Function(nameof(ListOutages))]
    [Allow(Caller.Partner)]
    public async Task<IActionResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "outages")] HttpRequest request, CancellationToken cancellation)
    {
        var feeder = request.Query["feeder"].ToString();
        if (feeder.Length == 0) return Problems.Invalid("feeder", "is required: the feeder whose outages to list, such as F-07");
        if (!PageToken.TryRead(feeder, request.Query[PageToken.Parameter], out var from)) return PageToken.Refusal;
        var (page, next) = await outages.ListAsync(feeder, from, cancellation);
        return new OkObjectResult(new Page(feeder, [.. page.Select(OutageView.Of)], PageToken.Of(feeder, next)));
    }
}

using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http;
using Serverless.Functions.SignIn;
using Serverless.Orchestrations.Outages;

namespace Serverless.Functions.Outages;

/// <summary>What a report came to: the outage of its service point.</summary>
public sealed class GetOutage(OutageStore outages)
{
    [Function(nameof(GetOutage))]
    [Allow(Caller.Partner)]
    public async Task<IActionResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "premises/{premiseId}/service-points/{servicePointId}/outage")] HttpRequest request,
        string premiseId,
        string servicePointId,
        CancellationToken cancellation) =>
        await outages.FindAsync(premiseId, servicePointId, cancellation) is { } outage
            ? new OkObjectResult(OutageView.Of(outage))
            : Problems.NotFound("No outage is recorded for this service point. A report just sent may still be on its way.");
}

using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http;
using Serverless.Functions.Messaging;
using Serverless.Functions.SignIn;
using Serverless.Orchestrations.Outages;

namespace Serverless.Functions.Outages;

/// <summary>Outages over HTTP.</summary>
public sealed class OutageEndpoints(OutageStore outages, PartnerSubmissions submissions)
{
    /// <summary>Gives the outage of a service point, which is what a report about it became part of.</summary>
    [Function(nameof(GetOutage))]
    [Allow(Caller.PartnerOrStaff)]
    public async Task<IActionResult> GetOutage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "premises/{premiseId}/service-points/{servicePointId}/outage")] HttpRequest request,
        string premiseId,
        string servicePointId,
        CancellationToken cancellation) =>
        await outages.FindAsync(premiseId, servicePointId, cancellation) is { } outage && request.MaySee(owner: null)
            ? new OkObjectResult(OutageView.Of(outage))
            : Problems.NotFound("No outage is recorded for this service point. A report just sent may still be on its way.");

    /// <summary>GET outages?feeder=F-07&amp;continuation=…: the outages of one feeder, newest report first, a page at a time.</summary>
    [Function(nameof(ListOutages))]
    [Allow(Caller.PartnerOrStaff)]
    public Task<IActionResult> ListOutages(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "outages")] HttpRequest request, CancellationToken cancellation) =>
        request.MaySee(owner: null)
            ? PageAsync(request, "outages", (feeder, page, next) => new OutagePage(feeder, [.. page.Select(OutageView.Of)], next), cancellation)
            : Task.FromResult(Problems.NotFound("No outages of this feeder are yours to see."));

    /// <summary>
    /// GET outages/callbacks?feeder=F-07&amp;continuation=…: the people who asked to be called when power is back, and their words, for
    /// the staff who call.
    /// </summary>
    [Function(nameof(ListCallbacks))]
    [Allow(Caller.Staff)]
    public Task<IActionResult> ListCallbacks(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "outages/callbacks")] HttpRequest request, CancellationToken cancellation) =>
        PageAsync(request, "callers", (feeder, page, next) => new CallbackPage(feeder, [.. page.Where(outage => outage.CallbackPhones.Count > 0).Select(CallbackView.Of)], next), cancellation);

    [Function(nameof(ReportOutage))]
    [Allow(Caller.Partner)]
    public Task<IActionResult> ReportOutage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "outages")] HttpRequest request, CancellationToken cancellation) =>
        submissions.SubmitAsync<OutageReported>(
            request, Queues.OutageReports, report => $"/api/premises/{report.PremiseId}/service-points/{report.ServicePointId}/outage", claim: null, cancellation);

    /// <param name="what">What is listed, as a refusal names it.</param>
    /// <param name="view">Makes the answer from the feeder, its outages and the token for the next page.</param>
    private async Task<IActionResult> PageAsync(
        HttpRequest request, string what, Func<string, IReadOnlyList<OutageDocument>, string?, object> view, CancellationToken cancellation)
    {
        var feeder = request.Query["feeder"].ToString();
        if (feeder.Length == 0) return Problems.Invalid("feeder", $"is required: the feeder whose {what} to list, such as F-07");
        if (!PageToken.TryRead(feeder, request.Query[PageToken.Parameter], out var from)) return PageToken.Refusal;
        var (page, next) = await outages.ListAsync(feeder, from, cancellation);
        return new OkObjectResult(view(feeder, page, PageToken.Of(feeder, next)));
    }
}

using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http;
using Serverless.Functions.SignIn;
using Serverless.Orchestrations.Cases;

namespace Serverless.Functions.Requests;

/// <summary>A request's timeline: what happened, what is awaited, from whom and until when.</summary>
public sealed class GetServiceRequest(CaseStore cases)
{
    private sealed record Step(DateTimeOffset At, string Text);

    private sealed record Awaited(string What, string From, DateTimeOffset Since, DateTimeOffset? DueAt);

    private sealed record View(
        string RequestId, ServiceRequestType Type, CaseStatus Status, string? Reason, string AccountId, Awaited? Awaits, IReadOnlyList<Awaited> AllAwaited, IReadOnlyList<Step> Timeline);

    [Function(nameof(GetServiceRequest))]
    [Allow(Caller.Partner)]
    public async Task<IActionResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "service-requests/{requestId}")] HttpRequest request,
        string requestId,
        CancellationToken cancellation)
    {
        if (await cases.FindAsync(requestId, cancellation) is not { } found)
            return Problems.NotFound("No such request is recorded. One just sent may still be on its way.");
        var visible = found.SeenByCustomer();
        var awaits = visible.Awaited is { } entry ? Of(entry) : null;
        return new OkObjectResult(new View(
            found.RequestId, found.RequestType, found.Status, found.Reason is { } reason ? CaseReasons.WordsFor(reason) : null, found.AccountId, awaits, [.. visible.OpenWaits.Select(Of)], [.. visible.Timeline.Select(step => new Step(step.At, step.Text))]));
    }

    private static Awaited Of(TimelineEntry entry) => new(entry.Text, entry.AwaitedFrom!, entry.At, entry.DueAt);
}

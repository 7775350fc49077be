using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http;
using Serverless.Functions.SignIn;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.NewConnection;
using Serverless.Orchestrations.Partners;

namespace Serverless.Functions.Cases;

/// <summary>
/// A request as staff see it: the whole timeline, its tasks, whose time it took, and for a new connection its file. Dollars. A
/// case that the utility opened itself is found with the query's <c>account</c>.
/// </summary>
public sealed class GetCase(CaseStore cases, CaseTasks tasks, CaseViews views, ConnectionFiles files, MeterReleases releases)
{
    private sealed record Connection(
        NewConnectionDetails Details,
        IReadOnlyList<FiledDocument> Filed,
        IReadOnlyList<ChecklistLine<DocumentKind>> Papers,
        DepositAssessment? Assessment,
        decimal? SecurityRequired,
        OverriddenDeposit? Overridden,
        IReadOnlyList<SecurityView> Instruments,
        IReadOnlyList<PlacedUnit>? Addresses,
        IReadOnlyList<string> Released,
        IReadOnlyList<ConnectedMeter>? Meters);

    private sealed record SecurityView(SecurityOffered Instrument, SecurityStatus Status, IReadOnlyList<SecurityProblem> Problems, IReadOnlyList<DateOnly> RenewalDates);

    private sealed record View(
        string RequestId, ServiceRequestType Type, CaseStatus Status, string? Reason, string AccountId, string SubmittedBy, string InstanceId,
        IReadOnlyList<TimelineEntry> AllAwaited, IReadOnlyList<CaseTaskView> Tasks, CaseTimes Times, IReadOnlyList<TimelineEntry> Timeline, Connection? Connection);

    [Function(nameof(GetCase))]
    [Allow(Caller.Staff)]
    public async Task<IActionResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "cases/{requestId}")] HttpRequest request,
        string requestId,
        CancellationToken cancellation)
    {
        var account = request.Query["account"].ToString();
        var inWhich = account.Length == 0 ? cases.FindAsync(requestId, cancellation) : cases.FindInAsync(account, requestId, cancellation);
        if (await inWhich is not { } found) return Problems.NotFound("No such request is recorded.");
        var reference = new CaseReference(found.RequestId, found.AccountId);
        return new OkObjectResult(new View(
            found.RequestId, found.RequestType, found.Status, found.Reason, found.AccountId, found.SubmittedBy, found.InstanceId,
            [.. found.OpenWaits], [.. (await tasks.OfAsync(reference, cancellation)).Select(views.Of)], views.TimesOf(found), found.Timeline,
            await ConnectionOfAsync(reference, cancellation)));
    }

    private async Task<Connection?> ConnectionOfAsync(CaseReference reference, CancellationToken cancellation)
    {
        if (await files.FindAsync(reference, cancellation) is not { } file) return null;
        var instruments = await files.AllAsync<SecurityDocument>(reference, SecurityDocument.TypeName, cancellation);
        return new(
            file.Details, file.Filed, EvidenceChecklist.Of(file).Lines, file.Assessment, file.SecurityRequired, file.Overridden,
            [.. instruments.Select(held => new SecurityView(held.Offer, held.Status, held.Problems, held.RenewalDates))],
            file.Addresses, [.. (await releases.ForAsync(reference, cancellation)).Order(StringComparer.Ordinal)], file.Meters);
    }
}

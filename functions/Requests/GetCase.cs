using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http;
using Serverless.Functions.SignIn;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.NewConnection;
using Serverless.Orchestrations.Partners;

namespace Serverless.Functions.Requests;

/// <summary>A request as staff see it: the whole timeline, and for a new connection its file. Dollars.</summary>
public sealed class GetCase(CaseStore cases, ConnectionFiles files, MeterReleases releases)
{
    private sealed record Connection(
        NewConnectionDetails Details,
        IReadOnlyList<FiledDocument> Filed,
        IReadOnlyList<DocumentKind> MissingPapers,
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
        IReadOnlyList<TimelineEntry> AllAwaited, IReadOnlyList<TimelineEntry> Timeline, Connection? Connection);

    [Function(nameof(GetCase))]
    [Allow(Caller.Staff)]
    public async Task<IActionResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "cases/{requestId}")] HttpRequest request,
        string requestId,
        CancellationToken cancellation)
    {
        if (await cases.FindAsync(requestId, cancellation) is not { } found) return Problems.NotFound("No such request is recorded.");
        return new OkObjectResult(new View(
            found.RequestId, found.RequestType, found.Status, found.Reason, found.AccountId, found.SubmittedBy, found.InstanceId,
            [.. found.OpenWaits], found.Timeline, await ConnectionOfAsync(new(found.RequestId, found.AccountId), cancellation)));
    }

    private async Task<Connection?> ConnectionOfAsync(CaseReference reference, CancellationToken cancellation)
    {
        if (await files.FindAsync(reference, cancellation) is not { } file) return null;
        var instruments = await files.AllAsync<SecurityDocument>(reference, SecurityDocument.TypeName, cancellation);
        return new(
            file.Details, file.Filed, EvidenceChecklist.Missing(file.Details, file.Filed), file.Assessment, file.SecurityRequired, file.Overridden,
            [.. instruments.Select(held => new SecurityView(held.Offer, held.Status, held.Problems, held.RenewalDates))],
            file.Addresses, [.. (await releases.ForAsync(reference, cancellation)).Order(StringComparer.Ordinal)], file.Meters);
    }
}

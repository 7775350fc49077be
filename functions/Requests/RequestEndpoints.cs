using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Serverless.Functions.Http;
using Serverless.Functions.Messaging;
using Serverless.Functions.SignIn;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Requests;

namespace Serverless.Functions.Requests;

/// <summary>Service requests over HTTP.</summary>
public sealed class RequestEndpoints(CaseStore cases, PartnerSubmissions submissions, ContractReader reader, RequestIntake intake, RequestFlows flows)
{
    /// <summary>Gives a request's timeline: what happened, what is awaited, from whom and until when.</summary>
    [Function(nameof(GetServiceRequest))]
    [Allow(Caller.PartnerOrStaff)]
    public async Task<IActionResult> GetServiceRequest(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "service-requests/{requestId}")] HttpRequest request,
        string requestId,
        CancellationToken cancellation)
    {
        return await cases.FindAsync(requestId, cancellation) is { } found && request.MaySee(found.SubmittedBy)
            ? new OkObjectResult(RequestView.Of(found))
            : Problems.NotFound("No such request is recorded. One just sent may still be on its way.");
    }

    [Function(nameof(SubmitServiceRequest))]
    [Allow(Caller.Partner)]
    public Task<IActionResult> SubmitServiceRequest(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "service-requests")] HttpRequest request, CancellationToken cancellation) =>
        submissions.SubmitAsync<ServiceRequested>(
            request, Queues.ServiceRequests, filed => $"/api/service-requests/{filed.RequestId}", (filed, by) => (filed with { SubmittedBy = by }).Claim(), cancellation);

    /// <summary>Files a request for a customer who called or came in. Whoever files it may not decide about it.</summary>
    [Function(nameof(FileServiceRequest))]
    [Allow(Caller.Staff)]
    public async Task<IActionResult> FileServiceRequest(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "cases")] HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellation)
    {
        var read = await JsonBody<ServiceRequested>.ReadAsync(request, reader, cancellation);
        if (read.Value is not { } body) return read.Problem!;
        var filed = body with { SubmittedBy = request.Staff().SignIn };
        var (opened, conflict) = await intake.OpenAsync(filed, cancellation);
        if (conflict is not null) return Problems.ConflictingDuplicate(conflict);
        if (opened is { Status: CaseStatus.Open }) await flows.StartAsync(durable, filed, opened, cancellation);
        var location = $"/api/cases/{filed.RequestId}";
        return new AcceptedResult(location, new Accepted(filed.RequestId, location));
    }
}

using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http;
using Serverless.Functions.Messaging;
using Serverless.Functions.SignIn;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Requests;

namespace Serverless.Functions.Requests;

/// <summary>Service requests over HTTP.</summary>
public sealed class RequestEndpoints(CaseStore cases, MessagePublisher publisher, ContractReader reader)
{
    /// <summary>A request's timeline: what happened, what is awaited, from whom and until when.</summary>
    [Function(nameof(GetServiceRequest))]
    [Allow(Caller.Partner)]
    public async Task<IActionResult> GetServiceRequest(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "service-requests/{requestId}")] HttpRequest request,
        string requestId,
        CancellationToken cancellation)
    {
        return await cases.FindAsync(requestId, cancellation) is { } found
            ? new OkObjectResult(RequestView.Of(found))
            : Problems.NotFound("No such request is recorded. One just sent may still be on its way.");
    }

    [Function(nameof(SubmitServiceRequest))]
    [Allow(Caller.Partner)]
    public Task<IActionResult> SubmitServiceRequest(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "service-requests")] HttpRequest request, CancellationToken cancellation) =>
        publisher.SubmitAsync<ServiceRequested>(reader, request, Queues.ServiceRequests, filed => $"/api/service-requests/{filed.RequestId}", cancellation);
}

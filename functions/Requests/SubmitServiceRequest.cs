using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http;
using Serverless.Functions.Messaging;
using Serverless.Functions.SignIn;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Requests;

namespace Serverless.Functions.Requests;

public sealed class SubmitServiceRequest(MessagePublisher publisher, ContractReader reader)
{
    [Function(nameof(SubmitServiceRequest))]
    [Allow(Caller.Partner)]
    public Task<IActionResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "service-requests")] HttpRequest request, CancellationToken cancellation) =>
        publisher.SubmitAsync<ServiceRequested>(reader, request, Queues.ServiceRequests, filed => $"/api/service-requests/{filed.RequestId}", cancellation);
}

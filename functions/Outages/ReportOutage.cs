using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http;
using Serverless.Functions.Messaging;
using Serverless.Functions.SignIn;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Outages;

namespace Serverless.Functions.Outages;

public sealed class ReportOutage(MessagePublisher publisher, ContractReader reader)
{
    [Function(nameof(ReportOutage))]
    [Allow(Caller.Partner)]
    public Task<IActionResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "outages")] HttpRequest request, CancellationToken cancellation) =>
        publisher.SubmitAsync<OutageReported>(
            reader, request, Queues.OutageReports, report => $"/api/premises/{report.PremiseId}/service-points/{report.ServicePointId}/outage", cancellation);
}

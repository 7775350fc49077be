using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Serverless.Functions.Http;
using Serverless.Functions.SignIn;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.NewConnection;
using Serverless.Orchestrations.Durable;

namespace Serverless.Functions.NewConnection;

/// <summary>The applicant takes a new connection back; what was done for it is undone.</summary>
public sealed class WithdrawServiceRequest(CaseStore cases, WithdrawConnection withdrawals, OrchestrationSignals signals)
{
    [Function(nameof(WithdrawServiceRequest))]
    [Allow(Caller.Partner)]
    public async Task<IActionResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "service-requests/{requestId}/withdrawal")] HttpRequest request,
        string requestId,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellation)
    {
        if (await cases.FindAsync(requestId, cancellation) is not { RequestType: ServiceRequestType.NewCommercialConnection } found)
            return Problems.NotFound("No such new connection is recorded. One just sent may still be on its way.");
        if (!await withdrawals.RecordAsync(new(found.RequestId, found.AccountId), cancellation))
            return Problems.Refused(StatusCodes.Status409Conflict, "already-ended", "There is nothing to withdraw any more.", "Service is connected, or the request has ended.");
        await signals.SendAsync(durable, found.InstanceId, WithdrawConnection.WithdrawEvent, "Withdrawn", cancellation);
        return new AcceptedResult($"/api/service-requests/{requestId}", null);
    }
}

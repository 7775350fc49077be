using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Serverless.Functions.Http;
using Serverless.Functions.SignIn;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.NewConnection;
using Serverless.Orchestrations.Durable;

namespace Serverless.Functions.NewConnection;

/// <summary>{kind, blobName, documentId?}: a paper that comes after the application.</summary>
public sealed class FileEvidence(ConnectionFiles files, EvidenceFiling filing, OrchestrationSignals signals, ContractReader reader)
{
    [Function(nameof(FileEvidence))]
    [Allow(Caller.Partner)]
    public async Task<IActionResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "service-requests/{requestId}/documents")] HttpRequest request,
        string requestId,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellation)
    {
        var read = await JsonBody<LatePaper>.ReadAsync(request, reader, cancellation);
        if (read.Value is not { } paper) return read.Problem!;
        if (await files.FindAsync(requestId, cancellation) is not { } found)
            return Problems.NotFound("No such new connection is recorded. One just sent may still be on its way.");
        if (await filing.FileAsync(found.Reference, paper, cancellation) is { } conflict) return Problems.ConflictingDuplicate(conflict);
        await signals.SendAsync(durable, found.Case.InstanceId, EvidenceFiling.FiledEvent, paper.BlobName, cancellation);
        return new AcceptedResult($"/api/service-requests/{requestId}", null);
    }
}

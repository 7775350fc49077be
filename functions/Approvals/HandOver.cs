using Azure;
using Microsoft.DurableTask.Client;
using Serverless.Orchestrations.Approvals;
using Serverless.Orchestrations.Durable;

namespace Serverless.Functions.Approvals;

/// <summary>Sends a link to the person an approval was handed over to.</summary>
public sealed class HandOver(ApprovalLinks links, OrchestrationSignals signals)
{
    /// <summary>Sends the link. The hand-over is already stored, so the link is sent even if the caller disconnects, and later if it fails now.</summary>
    public async Task SendLinkAsync(DurableTaskClient durable, ApprovalDocument approval)
    {
        try
        {
            await links.SendAsync(approval, ApprovalPurpose.Delegated, CancellationToken.None);
        }
        catch (RequestFailedException)
        {
            // The signal makes the orchestration read the approval. It then sends the link, and retries until the link has gone out.
            await signals.TrySendAsync(durable, approval.InstanceId, ApprovalDocument.EventFor(approval.Id), approval.Id);
        }
    }
}

using Azure;
using Microsoft.DurableTask.Client;
using Serverless.Orchestrations.Approvals;
using Serverless.Orchestrations.Durable;

namespace Serverless.Functions.Approvals;

/// <summary>Sends the link to whom an approval was handed over to.</summary>
public sealed class HandOver(ApprovalLinks links, OrchestrationSignals signals)
{
    /// <summary>It is handed over already: the link must go out even if the caller has gone, and later if it cannot now.</summary>
    public async Task SendLinkAsync(DurableTaskClient durable, ApprovalDocument approval)
    {
        try
        {
            await links.SendAsync(approval, ApprovalPurpose.Delegated, CancellationToken.None);
        }
        catch (RequestFailedException)
        {
            // The orchestration, looking, sends it until it has gone out.
            await signals.TrySendAsync(durable, approval.InstanceId, ApprovalDocument.EventFor(approval.Id), approval.Id);
        }
    }
}

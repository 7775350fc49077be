using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Serverless.Orchestrations.Approvals;

namespace Serverless.Functions.Approvals;

/// <summary>
/// Tells the orchestration that waits. The decision is written before and read there: news that get lost cost time until
/// its next deadline, so their loss is no failure of the decision.
/// </summary>
public sealed class DecisionNews(ILogger<DecisionNews> logger)
{
    /// <summary>
    /// Told for a repeated answer too: the first one may have ended between the write and the event. And told even if the caller
    /// has gone meanwhile, so there is nothing to cancel it with.
    /// </summary>
    public async Task TellAsync(DurableTaskClient durable, ApprovalDocument approval)
    {
        if (approval.Outcome is not null) await RaiseAsync(durable, approval);
    }

    /// <summary>Told when somebody could not be sent their link: the orchestration, looking, tries until they are.</summary>
    public Task TellUntoldAsync(DurableTaskClient durable, ApprovalDocument approval) => RaiseAsync(durable, approval);

    private async Task RaiseAsync(DurableTaskClient durable, ApprovalDocument approval)
    {
        try
        {
            await durable.RaiseEventAsync(approval.InstanceId, ApprovalDocument.EventFor(approval.Id), approval.Id, CancellationToken.None);
        }
        catch (Exception lost)
        {
            logger.LogWarning(lost, "There is news of {ApprovalId}; {InstanceId} will find out at its next deadline", approval.Id, approval.InstanceId);
        }
    }
}

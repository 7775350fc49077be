using Microsoft.DurableTask.Client;
using Serverless.Orchestrations.Durable;

namespace Serverless.Orchestrations.Approvals;

public static class ApprovalSignals
{
    /// <summary>
    /// Signals the waiting orchestration that an approval is decided. A repeated answer signals too, because the first may have stopped
    /// between the write and the signal.
    /// </summary>
    public static async Task TellDecidedAsync(this OrchestrationSignals signals, DurableTaskClient durable, ApprovalDocument approval)
    {
        if (approval.Outcome is not null) await signals.TrySendAsync(durable, approval.InstanceId, ApprovalDocument.EventFor(approval.Id), approval.Id);
    }
}

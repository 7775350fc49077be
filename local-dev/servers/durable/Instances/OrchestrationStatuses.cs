using Microsoft.DurableTask.Protobuf;

namespace Serverless.LocalDev.Durable;

internal static class OrchestrationStatuses
{
    public static bool IsFinished(this OrchestrationStatus status) => status
        is OrchestrationStatus.Completed
        or OrchestrationStatus.Failed
        or OrchestrationStatus.Terminated
        or OrchestrationStatus.Canceled;

    /// <summary>Source: WebJobs.Extensions.DurableTask, DurableClient.</summary>
    public static bool MayBeTerminated(OrchestrationStatus status) => !status.IsFinished();

    /// <inheritdoc cref="MayBeTerminated"/>
    public static bool MayBeSuspended(OrchestrationStatus status) => status is OrchestrationStatus.Running or OrchestrationStatus.Pending;

    /// <inheritdoc cref="MayBeTerminated"/>
    public static bool MayBeResumed(OrchestrationStatus status) => status == OrchestrationStatus.Suspended;
}

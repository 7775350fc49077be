using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Serverless.LocalDev.Durable;

/// <summary>What a turn changes in its instance's row.</summary>
internal sealed record InstanceUpdate(OrchestrationRuntimeStatus Status, DateTimeOffset At, string? CustomStatus)
{
    public string? Output { get; init; }

    public TaskFailureDetails? Failure { get; init; }

    public bool IsFinished => Status.IsFinished();
}

/// <summary>The next run of an instance that continues as new.</summary>
/// <param name="Carried">Events the last run received and did not use.</param>
internal sealed record Continuation(int Generation, string Version, string? Input, IReadOnlyList<OrchestrationEvent> Carried);

internal static class RuntimeStatuses
{
    public static bool IsFinished(this OrchestrationRuntimeStatus status) => status
        is OrchestrationRuntimeStatus.Completed
        or OrchestrationRuntimeStatus.Failed
        or OrchestrationRuntimeStatus.Terminated
        or OrchestrationRuntimeStatus.Canceled;
}

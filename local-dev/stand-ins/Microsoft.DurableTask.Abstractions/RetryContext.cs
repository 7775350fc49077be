namespace Microsoft.DurableTask;

/// <summary>What a retry handler decides on.</summary>
/// <param name="LastAttemptNumber">The attempt that failed, from 1.</param>
/// <param name="TotalRetryTime">Orchestration time since the first attempt was scheduled.</param>
public record RetryContext(
    TaskOrchestrationContext OrchestrationContext,
    int LastAttemptNumber,
    TaskFailureDetails LastFailure,
    TimeSpan TotalRetryTime,
    CancellationToken CancellationToken);

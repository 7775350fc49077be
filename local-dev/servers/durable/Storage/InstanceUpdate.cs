using Microsoft.DurableTask.Protobuf;

namespace Serverless.LocalDev.Durable;

/// <summary>What a turn changes in its instance's row.</summary>
internal sealed record InstanceUpdate(OrchestrationStatus Status, DateTimeOffset At, string? CustomStatus)
{
    public string? Output { get; init; }

    public TaskFailureDetails? Failure { get; init; }

    /// <summary>The span that all turns of a run share.</summary>
    public OrchestrationTraceContext? Trace { get; init; }

    public bool IsFinished => Status.IsFinished();
}

/// <summary>The next run of an instance that continues as new.</summary>
/// <param name="Run">Its number, from 1.</param>
/// <param name="Start">Its start, followed by the events the last run received and did not use.</param>
internal sealed record Continuation(int Run, HistoryChunk Start)
{
    public string? Version => Start.Events[0].ExecutionStarted.Version;
}

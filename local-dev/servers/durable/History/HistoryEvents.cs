using Google.Protobuf.WellKnownTypes;
using Microsoft.DurableTask.Protobuf;
using EventKind = Microsoft.DurableTask.Protobuf.HistoryEvent.EventTypeOneofCase;

namespace Serverless.LocalDev.Durable;

/// <summary>Makes the events that the hub itself puts into inboxes and histories.</summary>
internal static class HistoryEvents
{
    // What no action of the orchestrator caused bears no number of one.
    private const int NoAction = -1;

    public static HistoryEvent TurnStarted(Timestamp at) => new() { EventId = NoAction, Timestamp = at, OrchestratorStarted = new() };

    public static HistoryEvent TurnCompleted(Timestamp at) => new() { EventId = NoAction, Timestamp = at, OrchestratorCompleted = new() };

    public static HistoryEvent Started(Timestamp at, ExecutionStartedEvent started) => new() { EventId = NoAction, Timestamp = at, ExecutionStarted = started };

    public static HistoryEvent TaskCompleted(Timestamp at, int taskId, string? result) =>
        new() { EventId = NoAction, Timestamp = at, TaskCompleted = new() { TaskScheduledId = taskId, Result = result } };

    public static HistoryEvent TaskFailed(Timestamp at, int taskId, TaskFailureDetails failure) =>
        new() { EventId = NoAction, Timestamp = at, TaskFailed = new() { TaskScheduledId = taskId, FailureDetails = failure } };

    public static HistoryEvent ChildCompleted(Timestamp at, int taskId, string? result) =>
        new() { EventId = NoAction, Timestamp = at, SubOrchestrationInstanceCompleted = new() { TaskScheduledId = taskId, Result = result } };

    public static HistoryEvent ChildFailed(Timestamp at, int taskId, TaskFailureDetails failure) =>
        new() { EventId = NoAction, Timestamp = at, SubOrchestrationInstanceFailed = new() { TaskScheduledId = taskId, FailureDetails = failure } };

    public static HistoryEvent TimerFired(Timestamp at, int timerId, Timestamp fireAt) =>
        new() { EventId = NoAction, Timestamp = at, TimerFired = new() { TimerId = timerId, FireAt = fireAt } };

    public static HistoryEvent Raised(Timestamp at, string name, string? input) =>
        new() { EventId = NoAction, Timestamp = at, EventRaised = new() { Name = name, Input = input } };

    public static HistoryEvent Terminated(Timestamp at, string? output, bool recurse) =>
        new() { EventId = NoAction, Timestamp = at, ExecutionTerminated = new() { Input = output, Recurse = recurse } };

    public static HistoryEvent Suspended(Timestamp at, string? reason) =>
        new() { EventId = NoAction, Timestamp = at, ExecutionSuspended = new() { Input = reason } };

    public static HistoryEvent Resumed(Timestamp at, string? reason) =>
        new() { EventId = NoAction, Timestamp = at, ExecutionResumed = new() { Input = reason } };

    /// <summary>The number of the action whose end an event tells of; null for any other event.</summary>
    public static int? EndedTask(this HistoryEvent happened) => happened.EventTypeCase switch
    {
        EventKind.TaskCompleted => happened.TaskCompleted.TaskScheduledId,
        EventKind.TaskFailed => happened.TaskFailed.TaskScheduledId,
        EventKind.SubOrchestrationInstanceCompleted => happened.SubOrchestrationInstanceCompleted.TaskScheduledId,
        EventKind.SubOrchestrationInstanceFailed => happened.SubOrchestrationInstanceFailed.TaskScheduledId,
        EventKind.TimerFired => happened.TimerFired.TimerId,
        _ => null,
    };

    /// <summary>Whether an event asks for something whose end will be an event too.</summary>
    public static bool BeginsTask(this HistoryEvent happened) => happened.EventTypeCase
        is EventKind.TaskScheduled or EventKind.TimerCreated or EventKind.SubOrchestrationInstanceCreated;

    /// <summary>The start of the run; a history and the first turn's events hold it near their beginning.</summary>
    public static ExecutionStartedEvent? FindStart(this IEnumerable<HistoryEvent> events) =>
        events.FirstOrDefault(happened => happened.EventTypeCase == EventKind.ExecutionStarted)?.ExecutionStarted;
}

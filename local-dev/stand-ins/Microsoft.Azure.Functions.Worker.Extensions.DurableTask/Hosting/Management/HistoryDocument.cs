using System.Globalization;
using System.Text.Json.Nodes;
using Serverless.LocalDev.Durable;

namespace Serverless.LocalDev.Functions.Durable.Management;

/// <summary>historyEvents of the documented HTTP API: what ended, with the time it was asked for.</summary>
internal static class HistoryDocument
{
    public static JsonArray Of(RecordedHistory history, bool showOutput)
    {
        var document = new JsonArray();
        var asked = new Dictionary<int, (OrchestrationAction Action, DateTime At)>();
        foreach (var turn in history.Turns)
        {
            foreach (var happened in turn.Events) document.Add(Event(happened, turn.StartedAt, history, asked, showOutput));
            foreach (var action in turn.Actions)
            {
                asked[action.TaskId] = (action, turn.StartedAt);
                if (action.Kind == ActionKind.Complete) document.Add(Ending(action, turn.StartedAt, showOutput));
            }
        }
        return document;
    }

    private static JsonObject Event(
        OrchestrationEvent happened,
        DateTime at,
        RecordedHistory history,
        Dictionary<int, (OrchestrationAction Action, DateTime At)> asked,
        bool showOutput)
    {
        var entry = new JsonObject { ["EventType"] = TypeOf(happened.Kind), ["Timestamp"] = Time(at) };
        if (happened.Kind == EventKind.Started) entry["FunctionName"] = history.Name;
        if (happened.Kind == EventKind.Raised) entry["Name"] = happened.Name;
        if (happened.Kind is EventKind.Suspended or EventKind.Resumed or EventKind.Rewound) entry["Reason"] = happened.Name;
        if (happened.Failure is { } failure) entry["Reason"] = failure.ErrorMessage;
        if (showOutput && happened.Payload is not null)
        {
            entry[happened.Kind == EventKind.Raised ? "Input" : "Result"] = InstanceDocument.Json(happened.Payload);
        }
        if (!Ends(happened.Kind) || !asked.TryGetValue(happened.TaskId, out var cause)) return entry;
        if (cause.Action.Name is not null) entry["FunctionName"] = cause.Action.Name;
        entry["ScheduledTime"] = Time(cause.At);
        if (happened.Kind == EventKind.TimerFired) entry["FireAt"] = Time(new DateTime(cause.Action.DueTicks, DateTimeKind.Utc));
        return entry;
    }

    private static JsonObject Ending(OrchestrationAction ending, DateTime at, bool showOutput)
    {
        var entry = new JsonObject
        {
            ["EventType"] = "ExecutionCompleted",
            ["OrchestrationStatus"] = ending.Name,
            ["Timestamp"] = Time(at),
        };
        if (ending.Failure is { } failure) entry["Reason"] = failure.ErrorMessage;
        if (showOutput) entry["Result"] = InstanceDocument.Json(ending.Payload);
        return entry;
    }

    private static bool Ends(EventKind kind) => kind is EventKind.ActivityCompleted or EventKind.ActivityFailed
        or EventKind.ChildCompleted or EventKind.ChildFailed or EventKind.TimerFired;

    private static string TypeOf(EventKind kind) => kind switch
    {
        EventKind.Started => "ExecutionStarted",
        EventKind.ActivityCompleted => "TaskCompleted",
        EventKind.ActivityFailed => "TaskFailed",
        EventKind.ChildCompleted => "SubOrchestrationInstanceCompleted",
        EventKind.ChildFailed => "SubOrchestrationInstanceFailed",
        EventKind.Raised => "EventRaised",
        EventKind.Suspended => "ExecutionSuspended",
        EventKind.Resumed => "ExecutionResumed",
        EventKind.Terminated => "ExecutionTerminated",
        EventKind.Rewound => "ExecutionRewound",
        _ => kind.ToString(),
    };

    private static string Time(DateTime utc) => utc.ToString("o", CultureInfo.InvariantCulture);
}

using System.Globalization;
using System.Text.Json.Nodes;
using Google.Protobuf.WellKnownTypes;
using Microsoft.DurableTask.Protobuf;
using EventKind = Microsoft.DurableTask.Protobuf.HistoryEvent.EventTypeOneofCase;

namespace Serverless.LocalDev.Durable;

/// <summary>historyEvents of the documented HTTP API: what ended, with the time it was asked for.</summary>
internal static class HistoryDocument
{
    public static JsonArray Of(IReadOnlyList<HistoryEvent> history, bool showOutput)
    {
        var document = new JsonArray();
        var asked = new Dictionary<int, HistoryEvent>();
        foreach (var happened in history)
        {
            if (happened.BeginsTask()) asked[happened.EventId] = happened;
            else if (IsShown(happened.EventTypeCase)) document.Add(Entry(happened, asked, showOutput));
        }
        return document;
    }

    private static bool IsShown(EventKind kind) => kind is not (EventKind.OrchestratorStarted or EventKind.OrchestratorCompleted or EventKind.EventSent);

    private static JsonObject Entry(HistoryEvent happened, Dictionary<int, HistoryEvent> asked, bool showOutput)
    {
        var entry = new JsonObject { ["EventType"] = happened.EventTypeCase.ToString(), ["Timestamp"] = Time(happened.Timestamp) };
        if (happened.ExecutionStarted is { } started) entry["FunctionName"] = started.Name;
        if (happened.ExecutionCompleted is { } completed) entry["OrchestrationStatus"] = completed.OrchestrationStatus.ToString();
        if (happened.EventRaised is { } raised) entry["Name"] = raised.Name;
        if (Reason(happened) is { } reason) entry["Reason"] = reason;
        if (showOutput && Result(happened) is { } result) entry[happened.EventRaised is null ? "Result" : "Input"] = InstanceDocument.Json(result);
        if (happened.EndedTask() is { } taskId && asked.TryGetValue(taskId, out var cause)) Describe(entry, cause);
        return entry;
    }

    private static void Describe(JsonObject entry, HistoryEvent cause)
    {
        if ((cause.TaskScheduled?.Name ?? cause.SubOrchestrationInstanceCreated?.Name) is { } name) entry["FunctionName"] = name;
        entry["ScheduledTime"] = Time(cause.Timestamp);
        if (cause.TimerCreated is { } timer) entry["FireAt"] = Time(timer.FireAt);
    }

    private static string? Reason(HistoryEvent happened) =>
        happened.ExecutionSuspended?.Input
        ?? happened.ExecutionResumed?.Input
        ?? (happened.TaskFailed?.FailureDetails
            ?? happened.SubOrchestrationInstanceFailed?.FailureDetails
            ?? happened.ExecutionCompleted?.FailureDetails)?.ErrorMessage;

    private static string? Result(HistoryEvent happened) =>
        happened.TaskCompleted?.Result
        ?? happened.SubOrchestrationInstanceCompleted?.Result
        ?? happened.ExecutionCompleted?.Result
        ?? happened.ExecutionTerminated?.Input
        ?? happened.EventRaised?.Input;

    private static string Time(Timestamp time) => time.ToDateTime().ToString("o", CultureInfo.InvariantCulture);
}

using Microsoft.DurableTask.Protobuf;

namespace Serverless.LocalDev.Functions.Durable;

internal static class TurnTrace
{
    /// <summary>The trace context the orchestration was started with; its start is among a history's first events.</summary>
    public static TraceContext? ParentOf(OrchestratorRequest request) => Find(request.PastEvents) ?? Find(request.NewEvents);

    /// <summary>What a turn asks for belongs to the orchestration's trace; the worker's extension leaves that to its host.</summary>
    public static OrchestratorResponse HandOn(TraceContext? parent, OrchestratorResponse response)
    {
        if (parent is null) return response;
        foreach (var action in response.Actions)
        {
            if (action.ScheduleTask is { } task) task.ParentTraceContext ??= parent;
            else if (action.CreateSubOrchestration is { } child) child.ParentTraceContext ??= parent;
        }
        return response;
    }

    private static TraceContext? Find(Google.Protobuf.Collections.RepeatedField<HistoryEvent> events)
    {
        for (var i = 0; i < Math.Min(events.Count, 3); i++)
        {
            if (events[i].ExecutionStarted is { } started) return started.ParentTraceContext;
        }
        return null;
    }
}

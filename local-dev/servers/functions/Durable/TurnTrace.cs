using Microsoft.DurableTask.Protobuf;

namespace Serverless.LocalDev.Functions.Durable;

internal static class TurnTrace
{
    /// <summary>The trace context the orchestration was started with; its start is among a history's first events.</summary>
    public static TraceContext? ParentOf(OrchestratorRequest request) => Find(request.PastEvents) ?? Find(request.NewEvents);

    private static TraceContext? Find(Google.Protobuf.Collections.RepeatedField<HistoryEvent> events)
    {
        for (var i = 0; i < Math.Min(events.Count, 3); i++)
        {
            if (events[i].ExecutionStarted is { } started) return started.ParentTraceContext;
        }
        return null;
    }
}

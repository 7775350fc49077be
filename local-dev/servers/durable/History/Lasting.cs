using Microsoft.DurableTask.Protobuf;

namespace Serverless.LocalDev.Durable;

/// <summary>What of an event is the same whenever and wherever it happens again, and matters to a replay.</summary>
internal static class Lasting
{
    public static HistoryEvent Of(HistoryEvent happened)
    {
        var kept = happened.Clone();
        if (kept.ExecutionStarted is { } started) Strip(started);
        if (kept.TaskScheduled is { } task) task.Input = null;
        if (kept.TaskScheduled is { } traced) traced.ParentTraceContext = null;
        if (kept.SubOrchestrationInstanceCreated is { } child)
        {
            child.Input = null;
            child.ParentTraceContext = null;
        }
        if (kept.EventSent is { } sent) sent.Input = null;
        Strip(kept.TaskFailed?.FailureDetails);
        Strip(kept.SubOrchestrationInstanceFailed?.FailureDetails);
        Strip(kept.ExecutionCompleted?.FailureDetails);
        return kept;
    }

    private static void Strip(ExecutionStartedEvent started)
    {
        started.OrchestrationInstance.ExecutionId = null;
        started.ParentTraceContext = null;
        if (started.ParentInstance is { } parent) parent.OrchestrationInstance.ExecutionId = null;
    }

    private static void Strip(TaskFailureDetails? failure)
    {
        for (; failure is not null; failure = failure.InnerFailure) failure.StackTrace = null;
    }
}

using Microsoft.DurableTask.Protobuf;
using EventKind = Microsoft.DurableTask.Protobuf.HistoryEvent.EventTypeOneofCase;

namespace Serverless.LocalDev.Durable;

/// <summary>What an orchestrator asked for, as a person would name it: "activity 'Reserve'".</summary>
internal static class AskedFor
{
    /// <summary>What a replay must repeat: kind, name and receiver.</summary>
    public static string Name(HistoryEvent asked) => asked.EventTypeCase switch
    {
        EventKind.TaskScheduled => $"activity '{asked.TaskScheduled.Name}'",
        EventKind.TimerCreated => "a timer",
        EventKind.SubOrchestrationInstanceCreated =>
            $"sub-orchestration '{asked.SubOrchestrationInstanceCreated.Name}' with id '{asked.SubOrchestrationInstanceCreated.InstanceId}'",
        EventKind.EventSent => $"event '{asked.EventSent.Name}' to instance '{asked.EventSent.InstanceId}'",
        EventKind.ExecutionCompleted => $"the end of the orchestration ({asked.ExecutionCompleted.OrchestrationStatus})",
        var other => other.ToString(),
    };

    /// <summary>The same, with the reason of a failure.</summary>
    public static string Describe(HistoryEvent? asked) =>
        asked is null ? "nothing more in this turn"
        : asked.ExecutionCompleted?.FailureDetails is { } failure ? $"the end of the orchestration ({asked.ExecutionCompleted.OrchestrationStatus}: {Reason(failure)})"
        : Name(asked);

    private static string Reason(TaskFailureDetails failure) =>
        failure.InnerFailure is null ? failure.ErrorMessage : $"{failure.ErrorMessage}: {Reason(failure.InnerFailure)}";
}

using Microsoft.DurableTask.Protobuf;
using ActionKind = Microsoft.DurableTask.Protobuf.OrchestratorAction.OrchestratorActionTypeOneofCase;

namespace Serverless.LocalDev.Durable;

/// <summary>What an orchestrator asks for and does not get, and so fails.</summary>
internal static class ActionLimits
{
    public static TaskFailureDetails? Refusal(OrchestratorResponse response)
    {
        if (PayloadLimits.CustomStatusRefusal(response.CustomStatus) is { } status) return Refused(status);
        foreach (var action in response.Actions)
        {
            if (Refusal(action) is { } refusal) return Refused(refusal);
        }
        return null;
    }

    private static string? Refusal(OrchestratorAction action) => action.OrchestratorActionTypeCase switch
    {
        ActionKind.ScheduleTask => PayloadLimits.Refusal(action.ScheduleTask.Input, "activity's input"),
        ActionKind.CreateSubOrchestration => PayloadLimits.Refusal(action.CreateSubOrchestration.Input, "sub-orchestration's input"),
        ActionKind.SendEvent => PayloadLimits.Refusal(action.SendEvent.Data, "event"),
        ActionKind.CompleteOrchestration => PayloadLimits.Refusal(action.CompleteOrchestration.Result, "orchestration's output"),
        ActionKind.CreateTimer => null,
        var other => $"The local task hub does not take the action {other}: entities are not supported.",
    };

    private static TaskFailureDetails Refused(string reason) =>
        new() { ErrorType = typeof(InvalidOperationException).FullName, ErrorMessage = reason, IsNonRetriable = true };
}

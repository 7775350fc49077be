using Google.Protobuf.WellKnownTypes;
using Microsoft.DurableTask.Protobuf;
using ActionKind = Microsoft.DurableTask.Protobuf.OrchestratorAction.OrchestratorActionTypeOneofCase;

namespace Serverless.LocalDev.Durable;

/// <summary>What history says of an action that an orchestrator asked for.</summary>
internal static class ActionEvents
{
    /// <summary>Null for an action of a kind that this hub does not take.</summary>
    public static HistoryEvent? Of(OrchestratorAction action, Timestamp at)
    {
        var happened = new HistoryEvent { EventId = action.Id, Timestamp = at };
        switch (action.OrchestratorActionTypeCase)
        {
            case ActionKind.ScheduleTask:
                happened.TaskScheduled = Scheduled(action.ScheduleTask);
                break;
            case ActionKind.CreateSubOrchestration:
                happened.SubOrchestrationInstanceCreated = Created(action.CreateSubOrchestration);
                break;
            case ActionKind.CreateTimer:
                happened.TimerCreated = new TimerCreatedEvent { FireAt = action.CreateTimer.FireAt };
                break;
            case ActionKind.SendEvent:
                happened.EventSent = new EventSentEvent { InstanceId = action.SendEvent.Instance.InstanceId, Name = action.SendEvent.Name, Input = action.SendEvent.Data };
                break;
            case ActionKind.CompleteOrchestration:
                happened.ExecutionCompleted = Completed(action.CompleteOrchestration);
                break;
            default:
                return null;
        }
        return happened;
    }

    private static ExecutionCompletedEvent Completed(CompleteOrchestrationAction action) => new()
    {
        OrchestrationStatus = action.OrchestrationStatus,
        Result = action.Result,
        FailureDetails = action.FailureDetails,
    };

    private static TaskScheduledEvent Scheduled(ScheduleTaskAction action) => new()
    {
        Name = action.Name,
        Version = action.Version,
        Input = action.Input,
        ParentTraceContext = action.ParentTraceContext,
        Tags = { action.Tags },
    };

    private static SubOrchestrationInstanceCreatedEvent Created(CreateSubOrchestrationAction action) => new()
    {
        InstanceId = action.InstanceId,
        Name = action.Name,
        Version = action.Version,
        Input = action.Input,
        ParentTraceContext = action.ParentTraceContext,
        Tags = { action.Tags },
    };
}

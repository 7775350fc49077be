using Google.Protobuf.WellKnownTypes;
using Microsoft.DurableTask.Protobuf;

namespace Serverless.LocalDev.Durable;

internal sealed partial class LiveInstance
{
    // Sub-orchestrations whose end is awaited, by task id.
    private Dictionary<int, string>? children;

    private void CollectMessages(OrchestrationTurn turn, TurnChange change)
    {
        foreach (var happened in turn.Events)
        {
            if (happened.EndedTask() is { } taskId) children?.Remove(taskId);
        }
        foreach (var action in turn.Actions)
        {
            if (action.CreateSubOrchestration is { } call) StartChild(action.Id, call, change);
            else if (action.SendEvent is { } sent) Send(sent, change);
        }
        if (!turn.Status.IsFinished()) return;
        if (header.Parent is { } parent) change.Send(hub.FindParent(parent), EndForParent(parent, turn));
        if (!turn.TerminatesChildren || children is null) return;
        var termination = HistoryEvents.Terminated(change.Update.At.ToTimestamp(), turn.Ending!.Result, recurse: true);
        foreach (var child in children.Values) change.Send(hub.Find(child), new InboxMessage(termination));
    }

    private void Send(SendEventAction sent, TurnChange change)
    {
        if (change.Continuation is not null && sent.Instance.InstanceId == Id) return;
        change.Send(
            hub.FindReceiver(sent.Instance.InstanceId, sent.Name),
            new InboxMessage(HistoryEvents.Raised(change.Update.At.ToTimestamp(), sent.Name, sent.Data)));
    }

    private void StartChild(int taskId, CreateSubOrchestrationAction call, TurnChange change)
    {
        if (hub.ReserveChild(this, taskId, call) is { } child)
        {
            (children ??= [])[taskId] = child.Id;
            (change.Children ??= []).Add(child);
            return;
        }
        // Replacing a running orchestration from inside another would end work nobody asked to end.
        var failure = new TaskFailureDetails
        {
            ErrorType = typeof(InvalidOperationException).FullName,
            ErrorMessage = $"A sub-orchestration with id '{call.InstanceId}' cannot be started: an instance of this id has not ended yet.",
        };
        change.Send(this, new InboxMessage(HistoryEvents.ChildFailed(change.Update.At.ToTimestamp(), taskId, failure), Run));
    }

    private InboxMessage EndForParent(ParentLink parent, OrchestrationTurn turn)
    {
        var now = hub.Clock.UtcNow.ToTimestamp();
        if (turn.Status == OrchestrationStatus.Completed) return new(HistoryEvents.ChildCompleted(now, parent.TaskId, turn.Ending!.Result), parent.Run);
        var failure = turn.Ending!.FailureDetails ?? new TaskFailureDetails
        {
            ErrorType = "OrchestrationTerminated",
            ErrorMessage = $"The sub-orchestration '{header.Name}' with id '{Id}' was terminated.",
        };
        return new(HistoryEvents.ChildFailed(now, parent.TaskId, failure), parent.Run);
    }
}

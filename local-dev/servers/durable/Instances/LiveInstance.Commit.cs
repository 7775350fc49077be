using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Microsoft.DurableTask.Protobuf;

namespace Serverless.LocalDev.Durable;

internal sealed partial class LiveInstance
{
    // Sub-orchestrations whose end is awaited, by task id.
    private Dictionary<int, string>? children;

    // What a run that sets no custom status keeps of the one before it.
    private string? carriedStatus;

    /// <summary>Writes what the turn did as one change. The order of changes is the order of decisions.</summary>
    private void Commit(OrchestrationTurn turn)
    {
        if (turn.Ending is not null || turn.Actions.Any(action => action.CreateSubOrchestration is not null || action.SendEvent is not null))
        {
            lock (hub.Gate) WriteChange(turn);
        }
        else
        {
            WriteChange(turn);
        }
    }

    private void WriteChange(OrchestrationTurn turn)
    {
        lock (gate)
        {
            if (isClosed) return;
            var change = ChangeOf(turn);
            CollectMessages(turn, change);
            Advance(turn, change);
            hub.Store.WriteAsync(change);
        }
    }

    private TurnChange ChangeOf(OrchestrationTurn turn)
    {
        var ending = turn.ContinuesAsNew ? null : turn.Ending;
        var customStatus = turn.HasReceived ? turn.CustomStatus ?? carriedStatus : CustomStatus;
        var update = new InstanceUpdate(turn.Status, hub.Clock.UtcNow, customStatus)
        {
            Output = ending?.Result,
            Failure = ending?.FailureDetails,
            Trace = turn.ContinuesAsNew ? null : turn.Trace,
        };
        return new TurnChange(this, Run, turn)
        {
            TurnNumber = turns,
            History = turn.ContinuesAsNew || !turn.HasReceived ? null : new HistoryChunk { Events = { turn.Events } }.ToByteArray(),
            Update = update,
            Ended = ending is null ? null : StateOf(turn, update),
            Continuation = turn.ContinuesAsNew ? new Continuation(Run + 1, NextStart(turn)) : null,
        };
    }

    private HistoryChunk NextStart(OrchestrationTurn turn)
    {
        var last = turn.Start!;
        var next = last.Clone();
        next.Input = turn.Ending!.Result;
        next.Version = turn.Ending.NewVersion ?? last.Version;
        next.ScheduledStartTimestamp = null;
        next.OrchestrationInstance.ExecutionId = TaskHub.NewId();
        var now = hub.Clock.UtcNow.ToTimestamp();
        var start = new HistoryChunk { Events = { HistoryEvents.Started(now, next), turn.Ending.CarryoverEvents } };
        // Events it sent itself are those it received and did not use.
        foreach (var action in turn.Actions)
        {
            if (action.SendEvent is { } sent && sent.Instance.InstanceId == Id) start.Events.Add(HistoryEvents.Raised(now, sent.Name, sent.Data));
        }
        return start;
    }

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

    // The memory's side of the change.
    private void Advance(OrchestrationTurn turn, TurnChange change)
    {
        hub.Counts.Move(Status, turn.Status);
        Status = turn.Status;
        CustomStatus = change.Update.CustomStatus;
        if (Status.IsFinished())
        {
            isClosed = true;
            inbox.Clear();
            return;
        }
        if (change.Continuation is { } next)
        {
            ContinueAs(next);
        }
        else if (turn.HasReceived)
        {
            turns++;
            trace = turn.Trace ?? trace;
            Start = null;
            if (hub.MemoryIsFull) SetHistory(null);
            else history!.AddRange(turn.Events);
        }
    }

    private void ContinueAs(Continuation next)
    {
        Run = next.Run;
        Version = next.Version;
        turns = 0;
        trace = null;
        children = null;
        carriedStatus = CustomStatus;
        BeginsWith(next.Start);
        history = [];
        inbox.InsertRange(0, next.Start.Events.Select(happened => new InboxMessage(happened)));
    }
}

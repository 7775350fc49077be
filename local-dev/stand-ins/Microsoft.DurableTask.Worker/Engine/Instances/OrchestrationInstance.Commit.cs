using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Serverless.LocalDev.Durable;

internal sealed partial class OrchestrationInstance
{
    // Sub-orchestrations whose end is awaited, by task id.
    private Dictionary<int, string>? children;

    /// <summary>Writes what the turn did as one change. The order of changes is the order of decisions.</summary>
    private void Commit(OrchestrationTurn turn)
    {
        var touchesOthers = turn.Ending is not null || turn.Actions.Exists(action => action.Kind is ActionKind.StartChild or ActionKind.SendEvent);
        if (touchesOthers)
        {
            lock (engine.Gate) WriteChange(turn);
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
            if (turn.Consumed.Count == 0 && turn.Ending is null)
            {
                inbox.InsertRange(0, turn.Remaining);
                return;
            }
            var change = ChangeOf(turn);
            CollectMessages(turn, change);
            Advance(turn, change);
            engine.Store.WriteAsync(change);
        }
    }

    private TurnChange ChangeOf(OrchestrationTurn turn)
    {
        var now = new DateTimeOffset(turn.StartedAt, TimeSpan.Zero);
        var customStatus = execution is null ? CustomStatus : execution.CustomStatus;
        var continues = turn.Ending?.Kind == ActionKind.ContinueAsNew;
        return new TurnChange(this, Generation, turn.Actions)
        {
            TurnNumber = turns,
            History = turn.Events.Count == 0 && turn.Ending is null ? null : HistoryWriter.Encode(turn.StartedAt, turn.Events, turn.Actions),
            Consumed = turn.Consumed,
            Update = turn.Status == Status && customStatus == CustomStatus && !continues
                ? null
                : new InstanceUpdate(turn.Status, now, customStatus) { Output = OutputOf(turn), Failure = turn.Ending?.Failure },
            Continuation = continues
                ? new Continuation(Generation + 1, execution!.NextVersion ?? Version, turn.Ending!.Payload, Carried())
                : null,
        };
    }

    private static string? OutputOf(OrchestrationTurn turn) => turn.Ending?.Kind == ActionKind.Complete ? turn.Ending.Payload : null;

    private OrchestrationEvent[] Carried() => execution!.PreservesEvents
        ? [.. execution.Unconsumed.Select(kept => new OrchestrationEvent(EventKind.Raised, name: kept.Name, payload: kept.Payload))]
        : [];

    private void CollectMessages(OrchestrationTurn turn, TurnChange change)
    {
        foreach (var ended in turn.Events)
        {
            if (ended.Kind is EventKind.ChildCompleted or EventKind.ChildFailed) children?.Remove(ended.TaskId);
        }
        foreach (var action in turn.Actions)
        {
            if (action.Kind == ActionKind.StartChild) StartChild(action, change, turn);
            else if (action.Kind == ActionKind.SendEvent) Send(engine.FindReceiver(action.InstanceId!, action.Name!), new(EventKind.Raised, name: action.Name, payload: action.Payload), change);
        }
        if (!turn.Status.IsFinished()) return;
        if (header.Parent is { } parent) Send(engine.FindParent(parent), EndForParent(parent, turn), change);
        if (!turn.TerminatesChildren || children is null) return;
        foreach (var child in children.Values) Send(engine.Find(child), new(EventKind.Terminated, taskId: 1, payload: turn.Ending!.Payload), change);
    }

    private static void Send(OrchestrationInstance? receiver, OrchestrationEvent message, TurnChange change)
    {
        if (receiver is not null) (change.Messages ??= []).Add((receiver, message));
    }

    private void StartChild(OrchestrationAction action, TurnChange change, OrchestrationTurn turn)
    {
        var child = engine.ReserveChild(this, action, turn.StartedAt);
        if (child is null)
        {
            // Replacing a running orchestration from inside another would end work nobody asked to end.
            var failure = new TaskFailureDetails(
                typeof(InvalidOperationException).FullName!,
                $"A sub-orchestration with id '{action.InstanceId}' cannot be started: an instance of this id has not ended yet.", null, null, null);
            Send(this, new(EventKind.ChildFailed, action.TaskId, failure: failure, generation: Generation), change);
            return;
        }
        (children ??= [])[action.TaskId] = child.Id;
        (change.Children ??= []).Add(new StartedChild(child, action.Payload));
    }

    private OrchestrationEvent EndForParent(ParentLink parent, OrchestrationTurn turn)
    {
        if (turn.Status == OrchestrationRuntimeStatus.Completed)
        {
            return new(EventKind.ChildCompleted, parent.TaskId, payload: turn.Ending!.Payload, generation: parent.Generation);
        }
        var failure = turn.Ending!.Failure ?? new TaskFailureDetails(
            "OrchestrationTerminated", $"The sub-orchestration '{header.Name}' with id '{Id}' was terminated.", null, null, null);
        return new(EventKind.ChildFailed, parent.TaskId, failure: failure, generation: parent.Generation);
    }

    // The memory's side of the change.
    private void Advance(OrchestrationTurn turn, TurnChange change)
    {
        engine.Counts.Move(Status, turn.Status);
        Status = turn.Status;
        if (change.Update is not null) CustomStatus = change.Update.CustomStatus;
        if (Status.IsFinished())
        {
            isClosed = true;
            inbox.Clear();
            SetExecution(null);
            return;
        }
        inbox.InsertRange(0, turn.Remaining);
        if (change.Continuation is { } next) ContinueAs(next);
        else if (change.History is not null) turns++;
        if (MayLeaveMemory(turn)) SetExecution(null);
    }

    private void ContinueAs(Continuation next)
    {
        Generation = next.Generation;
        Version = next.Version;
        turns = 0;
        children = null;
        KeepFirstInput(next.Input);
        SetExecution(null);
        inbox.InsertRange(0, [new OrchestrationEvent(EventKind.Started), .. next.Carried]);
    }

    private bool MayLeaveMemory(OrchestrationTurn turn)
    {
        if (turns > 0)
        {
            firstInput = null;
            hasFirstInput = false;
        }
        return engine.Options.StrictReplay
            || (engine.MemoryIsFull && runningActivities == 0 && !turn.Actions.Exists(action => action.Kind == ActionKind.CallActivity));
    }
}

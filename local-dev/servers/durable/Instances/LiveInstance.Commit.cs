using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Microsoft.DurableTask.Protobuf;

namespace Serverless.LocalDev.Durable;

internal sealed partial class LiveInstance
{
    // What a run that sets no custom status keeps of the one before it.
    private string? carriedStatus;

    // Activities of the present run whose results have not come.
    private int openActivities;

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
        var customStatus = turn.SaysCustomStatus ? turn.CustomStatus ?? carriedStatus : CustomStatus;
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
            session = turn.Worker;
            Start = null;
            openActivities += OpenActivities(turn.Events);
            // What waits for activities is needed again soon.
            if (hub.MemoryIsFull && openActivities == 0) SetHistory(null);
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
        openActivities = 0;
        carriedStatus = CustomStatus;
        BeginsWith(next.Start);
        history = [];
        inbox.InsertRange(0, next.Start.Events.Select(happened => new InboxMessage(happened)));
    }

    private static int OpenActivities(IEnumerable<HistoryEvent> events) =>
        events.Sum(happened => happened.TaskScheduled is not null ? 1 : happened.TaskCompleted is not null || happened.TaskFailed is not null ? -1 : 0);
}

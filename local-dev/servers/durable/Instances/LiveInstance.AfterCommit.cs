using Google.Protobuf.WellKnownTypes;
using Microsoft.DurableTask.Protobuf;

namespace Serverless.LocalDev.Durable;

internal sealed partial class LiveInstance
{
    // Timers of the present run, by task id. Writer thread only, once the hub is open.
    private Dictionary<int, DurableTimer>? timers;

    /// <summary>On the writer thread: what the turn asked for may now happen.</summary>
    public void AfterCommit(TurnChange change)
    {
        if (change.Continuation is not null) CancelTimers();
        if (change.Update.IsFinished)
        {
            CancelTimers();
            hub.Remove(this);
            ReleaseAll(change.Ended!);
            return;
        }
        ReleaseStartWaiters(change.Update.Status);
        foreach (var child in change.Children ?? []) child.Begin();
        if (change.Continuation is not null) return;
        foreach (var happened in change.Turn.Events)
        {
            if (happened.TimerFired is { } fired) timers?.Remove(fired.TimerId);
            else if (happened.BeginsTask()) Dispatch(happened, change.Run);
        }
    }

    /// <summary>Does what history says is still to be done: for a turn just committed, or after a restart.</summary>
    public void Dispatch(HistoryEvent asked, int run)
    {
        if (asked.TaskScheduled is { } call) hub.Activities.Enter(new ActivityExecution(this, run, asked.EventId, call));
        else if (asked.TimerCreated is { } timer) Schedule(asked.EventId, timer.FireAt, run);
    }

    private void Schedule(int timerId, Timestamp fireAt, int run)
    {
        var dueTicks = fireAt.ToDateTime().Ticks;
        if (dueTicks <= hub.Clock.UtcNow.UtcTicks)
        {
            Fire();
            return;
        }
        var timer = new DurableTimer(dueTicks, Fire);
        (timers ??= [])[timerId] = timer;
        hub.Timers.Add(timer);

        void Fire() => Post(new InboxMessage(HistoryEvents.TimerFired(hub.Clock.UtcNow.ToTimestamp(), timerId, fireAt), run));
    }

    private void CancelTimers()
    {
        if (timers is null) return;
        foreach (var timer in timers.Values) hub.Timers.Cancel(timer);
        timers = null;
    }
}

using Microsoft.DurableTask.Client;
using Serverless.LocalDev.Store;

namespace Serverless.LocalDev.Durable;

internal sealed partial class OrchestrationInstance
{
    private readonly List<TaskCompletionSource<OrchestrationMetadata?>> completionWaiters = [];
    private readonly List<TaskCompletionSource<OrchestrationMetadata?>> startWaiters = [];

    // Timers of the present run, by task id. Writer thread only, once the engine has started.
    private Dictionary<int, DurableTimer>? timers;
    private OrchestrationMetadata? ended;
    private bool hasStarted;

    /// <summary>On the writer thread: what the turn asked for may now happen.</summary>
    public void AfterCommit(TurnChange change)
    {
        if (change.Continuation is not null) CancelTimers();
        if (change.Update is { IsFinished: true } update)
        {
            CancelTimers();
            engine.Remove(this);
            Release(completionWaiters, update);
            Release(startWaiters, update);
            return;
        }
        if (!hasStarted && change.Update is not null) ReleaseStartWaiters(change.Update);
        if (change.Continuation is not null) return;
        foreach (var fired in change.Consumed)
        {
            if (fired.Kind == EventKind.TimerFired) timers?.Remove(fired.TaskId);
        }
        foreach (var action in change.Actions) Dispatch(action, change.Generation);
        if (change.Children is null) return;
        foreach (var child in change.Children) engine.Begin(child.Instance);
    }

    /// <summary>Does what history says is still to be done: for a turn just committed, or after a restart.</summary>
    public void Dispatch(OrchestrationAction action, int generation)
    {
        switch (action.Kind)
        {
            case ActionKind.CallActivity:
                Interlocked.Increment(ref runningActivities);
                engine.Activities.Enter(new ActivityExecution(this, generation, action));
                break;
            case ActionKind.CreateTimer when action.DueTicks <= engine.Clock.UtcNow.UtcTicks:
                Post(new OrchestrationEvent(EventKind.TimerFired, action.TaskId, generation: generation));
                break;
            case ActionKind.CreateTimer:
                var timer = new DurableTimer(this, generation, action.TaskId, action.DueTicks);
                (timers ??= [])[action.TaskId] = timer;
                engine.Timers.Add(timer);
                break;
            case ActionKind.CancelTimer:
                if (timers is not null && timers.Remove(action.TaskId, out var cancelled)) engine.Timers.Cancel(cancelled);
                break;
        }
    }

    /// <summary>Completes when the instance has ended, with its metadata but without payloads.</summary>
    public Task<OrchestrationMetadata?> WhenEndedAsync(CancellationToken cancellation) => WaitAsync(completionWaiters, false, cancellation);

    /// <summary>Completes when the first turn is over.</summary>
    public Task<OrchestrationMetadata?> WhenStartedAsync(CancellationToken cancellation) => WaitAsync(startWaiters, true, cancellation);

    /// <summary>Those who waited for the instance this one replaces wait for this one.</summary>
    public void Adopt(List<TaskCompletionSource<OrchestrationMetadata?>> waiters)
    {
        lock (gate) completionWaiters.AddRange(waiters);
    }

    /// <summary>The store has stopped: what they wait for does not come before a restart.</summary>
    public void FailWaiters(StoreException reason)
    {
        lock (gate)
        {
            foreach (var waiter in completionWaiters.Concat(startWaiters)) waiter.TrySetException(reason);
            completionWaiters.Clear();
            startWaiters.Clear();
        }
    }

    private Task<OrchestrationMetadata?> WaitAsync(
        List<TaskCompletionSource<OrchestrationMetadata?>> waiters, bool startSuffices, CancellationToken cancellation)
    {
        var waiter = new TaskCompletionSource<OrchestrationMetadata?>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            if (ended is not null) return Task.FromResult<OrchestrationMetadata?>(ended);
            if (engine.Store.Fault is { } fault) return Task.FromException<OrchestrationMetadata?>(fault);
            if (startSuffices && hasStarted) return Task.FromResult<OrchestrationMetadata?>(null);
            waiters.Add(waiter);
        }
        return cancellation.CanBeCanceled ? waiter.Task.WaitAsync(cancellation) : waiter.Task;
    }

    private void Release(List<TaskCompletionSource<OrchestrationMetadata?>> waiters, InstanceUpdate update)
    {
        lock (gate)
        {
            ended ??= new OrchestrationMetadata(header.Name, Id)
            {
                RuntimeStatus = update.Status,
                CreatedAt = header.CreatedAt,
                LastUpdatedAt = update.At,
                FailureDetails = update.Failure,
                DataConverter = engine.Converter,
                HasPayloads = false,
            };
            foreach (var waiter in waiters) waiter.TrySetResult(ended);
            waiters.Clear();
        }
    }

    private void ReleaseStartWaiters(InstanceUpdate update)
    {
        if (update.Status == OrchestrationRuntimeStatus.Pending) return;
        lock (gate)
        {
            hasStarted = true;
            foreach (var waiter in startWaiters) waiter.TrySetResult(null);
            startWaiters.Clear();
        }
    }

    private void CancelTimers()
    {
        if (timers is null) return;
        foreach (var timer in timers.Values) engine.Timers.Cancel(timer);
        timers = null;
    }
}

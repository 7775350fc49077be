using Microsoft.DurableTask;

namespace Serverless.LocalDev.Durable;

internal sealed partial class OrchestrationContext
{
    public override Task CallActivityAsync(TaskName name, object? input = null, TaskOptions? options = null) =>
        CallActivityAsync<Unread>(name, input, options);

    public override Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null)
    {
        EnsureInTurn();
        var payload = Write(input, "activity's input");
        return options?.Retry is { } retry
            ? RetryLoop.RunAsync(this, retry, () => ScheduleActivity<TResult>(name, payload, options))
            : ScheduleActivity<TResult>(name, payload, options);
    }

    public override Task CallSubOrchestratorAsync(TaskName orchestratorName, object? input = null, TaskOptions? options = null) =>
        CallSubOrchestratorAsync<Unread>(orchestratorName, input, options);

    public override Task<TResult> CallSubOrchestratorAsync<TResult>(TaskName orchestratorName, object? input = null, TaskOptions? options = null)
    {
        EnsureInTurn();
        var payload = Write(input, "sub-orchestration's input");
        // One id for all attempts, as the real context does: a retry replaces the failed run.
        var instanceId = (options as SubOrchestrationOptions)?.InstanceId ?? NewGuid().ToString("N");
        return options?.Retry is { } retry
            ? RetryLoop.RunAsync(this, retry, () => ScheduleChild<TResult>(orchestratorName, payload, instanceId, options))
            : ScheduleChild<TResult>(orchestratorName, payload, instanceId, options);
    }

    public override Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken)
    {
        EnsureInTurn();
        if (cancellationToken.IsCancellationRequested) return Task.FromCanceled(cancellationToken);
        var due = fireAt.Kind == DateTimeKind.Local ? fireAt.ToUniversalTime() : fireAt;
        var id = NextTaskId++;
        execution.Record(new OrchestrationAction(ActionKind.CreateTimer, id) { DueTicks = due.Ticks });
        var timer = new PendingTask<Unread>("timer", id);
        pending.Add(id, timer);
        return cancellationToken.CanBeCanceled ? CancelWith(timer, id, cancellationToken) : timer.Task;
    }

    private Task<Unread> CancelWith(PendingTask<Unread> timer, int id, CancellationToken cancellation)
    {
        cancellation.UnsafeRegister(
            (_, token) =>
            {
                if (!scheduler.IsInTurn)
                {
                    scheduler.ReportForeign();
                    return;
                }
                if (TakePending(id) is null) return;
                execution.Record(new OrchestrationAction(ActionKind.CancelTimer, id));
                timer.TrySetCanceled(token);
            },
            null);
        return timer.Task;
    }

    private Task<TResult> ScheduleActivity<TResult>(TaskName name, string? payload, TaskOptions? options)
    {
        EnsureInTurn();
        var id = NextTaskId++;
        execution.Record(new OrchestrationAction(ActionKind.CallActivity, id)
        {
            Name = name.Name,
            Payload = payload,
            Version = options?.Version is { } version ? version.Version : identity.Version,
            Tags = options?.Tags is { Count: > 0 } tags ? new Dictionary<string, string>(tags) : null,
        });
        return Wait<TResult>(name.Name, id);
    }

    private Task<TResult> ScheduleChild<TResult>(TaskName name, string? payload, string instanceId, TaskOptions? options)
    {
        EnsureInTurn();
        var id = NextTaskId++;
        var version = (options as SubOrchestrationOptions)?.Version ?? options?.Version;
        execution.Record(new OrchestrationAction(ActionKind.StartChild, id)
        {
            Name = name.Name,
            Payload = payload,
            InstanceId = instanceId,
            Version = version is { } explicitly ? explicitly.Version : environment.DefaultVersion,
            Tags = options?.Tags is { Count: > 0 } tags ? new Dictionary<string, string>(tags) : null,
        });
        return Wait<TResult>(name.Name, id);
    }

    private Task<TResult> Wait<TResult>(string name, int id)
    {
        var task = new PendingTask<TResult>(name, id);
        pending.Add(id, task);
        return task.Task;
    }
}

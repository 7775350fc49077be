using Google.Protobuf.WellKnownTypes;
using Microsoft.DurableTask.Protobuf;
using Microsoft.Extensions.Logging;
using Serverless.LocalDev.Store;

namespace Serverless.LocalDev.Durable;

/// <summary>One run of one activity. It runs at least once: its result is kept only by the turn that consumes it.</summary>
internal sealed class ActivityExecution : IThreadPoolWorkItem
{
    private readonly LiveInstance instance;
    private readonly int run;
    private readonly int taskId;
    private readonly TaskScheduledEvent call;
    private WorkScope scope;
    private int failures;

    public ActivityExecution(LiveInstance instance, int run, int taskId, TaskScheduledEvent call)
    {
        this.instance = instance;
        this.run = run;
        this.taskId = taskId;
        this.call = call;
        scope = instance.Hub.Clock.Work.Begin(WorkKind.Activity);
    }

    private TaskHub Hub => instance.Hub;

    public void Execute() => _ = RunAsync();

    /// <summary>Runs again, after it could not.</summary>
    public void Resume()
    {
        scope = Hub.Clock.Work.Begin(WorkKind.Activity);
        Hub.Activities.Enter(this);
    }

    private async Task RunAsync()
    {
        // Another scope is begun before this one ends when it has to run again.
        var ending = scope;
        try
        {
            if (Hub.Executor is { } executor) await DeliverAsync(Result(await executor.RunActivityAsync(Request(), Hub.Aborted)));
            else Hub.Hold(this);
        }
        catch (Exception failed)
        {
            RunLater(failed);
        }
        // First the result, then the next activity: one at a time, they end in the order they were asked for.
        Hub.Activities.Leave();
        ending.Dispose();
    }

    private ActivityRequest Request() => new()
    {
        Name = call.Name,
        Version = call.Version,
        Input = call.Input,
        OrchestrationInstance = new OrchestrationInstance { InstanceId = instance.Id, ExecutionId = instance.ExecutionId },
        TaskId = taskId,
        ParentTraceContext = call.ParentTraceContext,
        Tags = { call.Tags },
    };

    private HistoryEvent Result(ActivityResponse response)
    {
        var now = Hub.Clock.UtcNow.ToTimestamp();
        if (response.FailureDetails is { } failure) return HistoryEvents.TaskFailed(now, taskId, failure);
        return PayloadLimits.Refusal(response.Result, "activity's output") is { } refusal
            ? HistoryEvents.TaskFailed(now, taskId, new TaskFailureDetails { ErrorType = typeof(ArgumentException).FullName, ErrorMessage = refusal })
            : HistoryEvents.TaskCompleted(now, taskId, response.Result);
    }

    private async Task DeliverAsync(HistoryEvent result)
    {
        var message = new InboxMessage(result, run);
        // No turn takes it before the hub starts again: it is kept, so that the activity need not run twice.
        if (Hub.Executor is null) await Hub.SendAsync(instance, message);
        else instance.Post(message);
    }

    private void RunLater(Exception failed)
    {
        if (Hub.Executor is null || failed is WorkItemAbandonedException)
        {
            Hub.Hold(this, untilNextWorker: failed is WorkItemAbandonedException);
            return;
        }
        Hub.Logger.LogWarning(failed, "Activity '{Activity}' of orchestration '{Instance}' did not run and is tried again", call.Name, instance.Id);
        if (++failures == 1) Resume();
        else Hub.Clock.Schedule(Hub.Clock.UtcNow + LiveInstance.Delay(failures), Resume);
    }
}

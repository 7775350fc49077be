using System.Diagnostics;
using Microsoft.DurableTask;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Serverless.LocalDev.Store;

namespace Serverless.LocalDev.Durable;

/// <summary>One run of one activity. It runs at least once: its result is kept only by the turn that consumes it.</summary>
internal sealed class ActivityExecution : TaskActivityContext, IThreadPoolWorkItem
{
    private readonly OrchestrationInstance instance;
    private readonly OrchestrationAction call;
    private readonly int generation;
    private WorkScope scope;

    public ActivityExecution(OrchestrationInstance instance, int generation, OrchestrationAction call)
    {
        this.instance = instance;
        this.generation = generation;
        this.call = call;
        scope = instance.Engine.Clock.Work.Begin(WorkKind.Activity);
    }

    public override TaskName Name => new(call.Name!);

    public override string InstanceId => instance.Id;

    public override string Version => call.Version ?? string.Empty;

    /// <summary>W3C trace context of the orchestration.</summary>
    public string? TraceParent => instance.Header.TraceParent;

    /// <summary>Cancelled when the engine has no more patience with a drain.</summary>
    public CancellationToken Cancellation => instance.Engine.Aborted;

    public void Execute() => _ = RunAsync();

    private async Task RunAsync()
    {
        OrchestrationEvent result;
        using (var span = DurableTracing.StartActivity(call.Name!, instance))
        {
            try
            {
                var payload = await InvokeAsync();
                result = new OrchestrationEvent(EventKind.ActivityCompleted, call.TaskId, payload: payload, generation: generation);
            }
            catch (Exception failed)
            {
                span?.SetStatus(ActivityStatusCode.Error, failed.Message);
                result = Failed(failed);
            }
        }
        await DeliverAsync(result);
        scope.Dispose();
    }

    /// <summary>It will not run before a restart, and then again from history.</summary>
    public void Drop() => scope.Dispose();

    private async ValueTask DeliverAsync(OrchestrationEvent result)
    {
        var engine = instance.Engine;
        if (engine.IsStopping)
        {
            // No turn takes it before the restart. A result is kept, so that the activity need not run twice; the failure of
            // one that was told to give up is not a result.
            if (!engine.Aborted.IsCancellationRequested) await engine.SendAsync(instance, result);
            engine.Activities.Leave();
            return;
        }
        // First the result, then the next activity: one at a time, they end in the order they were asked for.
        instance.PostResult(result);
        engine.Activities.Leave();
    }

    private async ValueTask<string?> InvokeAsync()
    {
        var engine = instance.Engine;
        await using var services = engine.Services.CreateAsyncScope();
        var activity = engine.Tasks.CreateActivity(Name, Version, services.ServiceProvider) ?? throw new MissingActivityException(call.Name!);
        var input = engine.Converter.Deserialize(call.Payload, activity.InputType);
        var output = await activity.RunAsync(this, input);
        return PayloadLimits.Check(engine.Converter.Serialize(output), "activity's output");
    }

    private OrchestrationEvent Failed(Exception failed)
    {
        instance.Engine.Logger.LogWarning(failed, "Activity '{Activity}' of orchestration '{Instance}' failed", call.Name, instance.Id);
        var failure = failed is MissingActivityException
            ? new TaskFailureDetails("ActivityTaskNotFound", failed.Message, null, null, null)
            : TaskFailureDetails.FromException(failed);
        return new OrchestrationEvent(EventKind.ActivityFailed, call.TaskId, failure: failure, generation: generation);
    }

    private sealed class MissingActivityException(string name) : Exception($"No activity task named '{name}' was found.");
}

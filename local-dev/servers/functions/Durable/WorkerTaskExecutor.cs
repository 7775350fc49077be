using Microsoft.DurableTask.Protobuf;
using Serverless.LocalDev.Durable;
using Serverless.LocalDev.Functions.Definitions;
using Serverless.LocalDev.Functions.Invocation;
using Serverless.LocalDev.Functions.Rpc;
using Serverless.LocalDev.Functions.Worker;

namespace Serverless.LocalDev.Functions.Durable;

/// <summary>Runs a task hub's turns and activities as invocations of the worker's orchestrator and activity functions.</summary>
internal sealed class WorkerTaskExecutor(FunctionInvoker invoker) : ISessionExecutor
{
    private readonly HashSet<string> known = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, FunctionDefinition> orchestrators = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, FunctionDefinition> activities = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The names orchestrations can be started by. One whose function is switched off starts, and its first turn fails.</summary>
    public IReadOnlySet<string> Orchestrators => known;

    public void Know(FunctionDefinition function)
    {
        if (function.Trigger.Is("orchestrationTrigger")) known.Add(TaskName(function, "orchestration"));
    }

    /// <summary>False where the function is neither an orchestrator nor an activity.</summary>
    public bool TryAdd(FunctionDefinition function)
    {
        var functions = function.Trigger.Is("orchestrationTrigger") ? orchestrators
            : function.Trigger.Is("activityTrigger") ? activities
            : null;
        functions?.Add(TaskName(function, functions == orchestrators ? "orchestration" : "activity"), function);
        return functions is not null;
    }

    public async Task<OrchestratorResponse> RunTurnAsync(string name, OrchestratorRequest request, CancellationToken cancellation) =>
        (await OpenAsync(name, request, cancellation)).Response;

    public async Task<OpenedSession> OpenAsync(string name, OrchestratorRequest request, CancellationToken cancellation)
    {
        if (!orchestrators.TryGetValue(name, out var function))
        {
            return new(TurnFailure.Of(request, $"The function '{name}' doesn't exist, is disabled, or is not an orchestrator function."), null);
        }
        var parent = TurnTrace.ParentOf(request);
        WorkerSession? worker = null;
        var result = await invoker.InvokeAsync(function, TurnInvocation.Of(function, request, parent, sent: chosen => worker = chosen), cancellation);
        ThrowIfNotRun(result, cancellation);
        return new(TurnInvocation.Answer(function, request, parent, result), worker?.MemoryMark);
    }

    public async Task<OrchestratorResponse?> ContinueAsync(
        object worker, string name, OrchestratorRequest request, TraceContext? parent, CancellationToken cancellation)
    {
        if (invoker.FindWorker(worker) is not { } only || !orchestrators.TryGetValue(name, out var function)) return null;
        var result = await invoker.InvokeAsync(function, TurnInvocation.Of(function, request, parent, only), cancellation);
        if (result.IsSuccess)
        {
            var response = TurnInvocation.Answer(function, request, parent, result);
            return response.RequiresHistory ? null : response;
        }
        cancellation.ThrowIfCancellationRequested();
        // The fault may be of what the worker kept: with the history it shows whether it is the orchestrator's own.
        return null;
    }

    public async Task<ActivityResponse> RunActivityAsync(ActivityRequest request, CancellationToken cancellation)
    {
        var response = new ActivityResponse { InstanceId = request.OrchestrationInstance.InstanceId, TaskId = request.TaskId };
        if (!activities.TryGetValue(request.Name, out var function))
        {
            response.FailureDetails = ActivityFailure.NotFound(request.Name);
            return response;
        }
        var result = await invoker.InvokeAsync(function, new FunctionInvocation
        {
            Input = new ParameterBinding { Name = function.Trigger.Name, Data = ActivityPayload.Input(request.Input) },
            TriggerMetadata = [new("instanceId", new TypedData { String = response.InstanceId })],
            TraceParent = request.ParentTraceContext?.TraceParent,
            TraceState = request.ParentTraceContext?.TraceState,
        }, cancellation);
        ThrowIfNotRun(result, cancellation);
        if (result.IsSuccess) response.Result = ActivityPayload.Output(result.ReturnValue);
        else response.FailureDetails = ActivityFailure.Of(result);
        return response;
    }

    // A task may have another name than its function: the trigger's own.
    private static string TaskName(FunctionDefinition function, string property) =>
        function.Trigger.Text(property) is { Length: > 0 } name ? name : function.Name;

    private static void ThrowIfNotRun(FunctionResult result, CancellationToken cancellation)
    {
        if (result.IsSuccess) return;
        cancellation.ThrowIfCancellationRequested();
        if (result.Outcome is InvocationOutcome.WorkerLost or InvocationOutcome.TimedOut) throw new TaskNotRunException(result.Failure?.Message);
    }
}

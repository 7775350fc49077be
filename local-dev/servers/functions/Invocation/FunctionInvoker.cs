using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Serverless.LocalDev.Functions.Definitions;
using Serverless.LocalDev.Functions.Rpc;
using Serverless.LocalDev.Functions.Worker;
using Serverless.LocalDev.Store;

namespace Serverless.LocalDev.Functions.Invocation;

/// <summary>Runs functions on the host's workers.</summary>
internal sealed class FunctionInvoker(WorkerPool workers, CloudClock clock, TimeSpan? timeout)
{
    private readonly ConcurrentDictionary<FunctionDefinition, FunctionPlan> plans = new(ReferenceEqualityComparer.Instance);
    private readonly FunctionTimeLimit? limit = timeout is { } length ? new FunctionTimeLimit(clock, length) : null;
    private readonly InvocationIds ids = new(clock.UtcNow);

    /// <summary>Called for every function before its listener starts.</summary>
    public void Add(FunctionPlan plan) => plans[plan.Function] = plan;

    /// <inheritdoc cref="WorkerPool.FindMarked"/>
    public WorkerSession? FindWorker(object mark) => workers.FindMarked(mark);

    public string NewId() => ids.Format(ids.Next());

    /// <summary>
    /// Runs the function with its retry policy and the host's time limit, and writes its outputs. Never throws for what the
    /// function or the worker does. The caller holds a work scope until it has handled the result.
    /// </summary>
    /// <param name="cancellation">Tells the function to end by its own token; the result is still waited for.</param>
    public Task<FunctionResult> InvokeAsync(FunctionDefinition function, FunctionInvocation invocation, CancellationToken cancellation)
    {
        var plan = plans[function];
        return function.Retry is { } retry && invocation.Only is null
            ? RetryAsync(plan, retry, invocation, cancellation)
            : AttemptAsync(plan, invocation, null, cancellation);
    }

    private async Task<FunctionResult> RetryAsync(
        FunctionPlan plan, RetrySchedule schedule, FunctionInvocation invocation, CancellationToken cancellation)
    {
        var retry = new RetryContext { MaxRetryCount = schedule.MaximumRetries };
        for (var attempt = 1; ; attempt++)
        {
            var result = await AttemptAsync(plan, invocation, retry, cancellation);
            if (result.IsSuccess || workers.Stopping.IsCancellationRequested || schedule.DelayBefore(attempt) is not { } delay) return result;
            if (!await RetryDelay.WaitAsync(clock, delay, invocation.Held, cancellation, workers.Stopping)) return result;
            retry = new RetryContext { MaxRetryCount = schedule.MaximumRetries, RetryCount = attempt, Exception = result.Failure };
        }
    }

    private async Task<FunctionResult> AttemptAsync(
        FunctionPlan plan, FunctionInvocation invocation, RetryContext? retry, CancellationToken cancellation)
    {
        var id = invocation.Id ?? NewId();
        var started = Stopwatch.GetTimestamp();
        using var activity = InvocationTelemetry.Start(plan, invocation, id);
        InvocationTelemetry.Executing(plan, id);
        var result = await RunAsync(Request(plan, invocation, id, retry, activity), invocation, cancellation);
        if (plan.HasOutputs && result.IsSuccess) result = await WriteOutputsAsync(plan, result, cancellation);
        InvocationTelemetry.Executed(plan, id, started, result, activity);
        return result;
    }

    private async Task<FunctionResult> RunAsync(InvocationRequest request, FunctionInvocation invocation, CancellationToken cancellation)
    {
        WorkerSession? worker;
        RunningInvocation? running;
        do
        {
            worker = invocation.Only ?? await workers.ChooseAsync(cancellation);
            if (worker is null) return FunctionResult.Failed(InvocationOutcome.WorkerLost, "The host stopped before a worker was ready.");
            running = worker.TryStart(request);
            if (running is null && invocation.Only is not null) return FunctionResult.Failed(InvocationOutcome.WorkerLost, "The worker takes no more.");
        }
        while (running is null);
        invocation.Sent?.Invoke(worker);
        limit?.Enter(running);
        try
        {
            using var cancelling = cancellation.UnsafeRegister(static invocation => ((RunningInvocation)invocation!).Cancel(), running);
            var result = await running.Result;
            if (result.Outcome == InvocationOutcome.TimedOut) worker.GaveUp();
            return result;
        }
        finally
        {
            limit?.Leave(running);
        }
    }

    private static InvocationRequest Request(
        FunctionPlan plan, FunctionInvocation invocation, string id, RetryContext? retry, Activity? activity)
    {
        var request = new InvocationRequest
        {
            InvocationId = id,
            FunctionId = plan.Function.Id,
            // The worker does not start an invocation without one, even an empty one.
            TraceContext = new RpcTraceContext
            {
                TraceParent = activity?.Id ?? invocation.TraceParent ?? "",
                TraceState = activity?.TraceStateString ?? invocation.TraceState ?? "",
            },
            RetryContext = retry,
        };
        request.InputData.Add(invocation.Input);
        for (var i = 0; i < plan.Inputs.Count; i++) request.InputData.Add(plan.Inputs[i]);
        foreach (var (name, value) in invocation.TriggerMetadata) request.TriggerMetadata[name] = value;
        return request;
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever an output meets fails the invocation, and nothing else.")]
    private static async Task<FunctionResult> WriteOutputsAsync(FunctionPlan plan, FunctionResult result, CancellationToken cancellation)
    {
        try
        {
            if (result.ReturnValue is { } returned && plan.Outputs.TryGetValue("$return", out var output)) await output.WriteAsync(returned, cancellation);
            foreach (var value in result.Outputs)
            {
                if (value.Data is { DataCase: not TypedData.DataOneofCase.None } data && plan.Outputs.TryGetValue(value.Name, out output))
                {
                    await output.WriteAsync(data, cancellation);
                }
            }
            return result;
        }
        catch (Exception failure)
        {
            return new FunctionResult(InvocationOutcome.Failed, Failure: new RpcException
            {
                Message = failure.Message,
                Type = failure.GetType().FullName,
                StackTrace = failure.StackTrace ?? "",
            });
        }
    }
}

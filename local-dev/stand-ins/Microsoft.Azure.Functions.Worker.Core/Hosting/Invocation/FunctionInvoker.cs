using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Azure.Functions.Worker.Middleware;
using Serverless.LocalDev.Store;

namespace Serverless.LocalDev.Functions;

/// <inheritdoc cref="IFunctionInvoker"/>
internal sealed class FunctionInvoker(
    HostedFunctionFactory factory, FunctionPipeline pipeline, InvocationServices services, HostJson hostJson, CloudClock clock)
    : IFunctionInvoker
{
    private readonly ConcurrentDictionary<DiscoveredFunction, HostedFunction> functions = new(ReferenceEqualityComparer.Instance);
    private readonly FunctionExecutionDelegate run = pipeline.Compose(
        context => HostedFunctionContext.Of(context) is var hosted ? hosted.Function.ExecuteAsync(hosted) : Task.CompletedTask);
    private readonly FunctionTimeLimit? timeLimit = hostJson.FunctionTimeout is { } limit ? new FunctionTimeLimit(clock, limit) : null;

    /// <summary>Makes the function ready, so that what is wrong with it shows at start.</summary>
    /// <exception cref="InvalidOperationException">A binding cannot be made; names the function and the parameter.</exception>
    public HostedFunction Prepare(DiscoveredFunction function) =>
        functions.TryGetValue(function, out var hosted) ? hosted : functions.GetOrAdd(function, factory.Create);

    public Task<object?> InvokeAsync(DiscoveredFunction function, TriggerInvocation invocation, CancellationToken cancellation)
    {
        var hosted = Prepare(function);
        return hosted.Retry is null
            ? AttemptAsync(hosted, invocation, 0, cancellation)
            : RetryAsync(hosted, hosted.Retry, invocation, cancellation);
    }

    // Continuations stay on the caller's synchronization context throughout: an orchestrator's turn is a run of that context.
    private async Task<object?> AttemptAsync(
        HostedFunction function, TriggerInvocation invocation, int attempt, CancellationToken cancellation)
    {
        var context = new HostedFunctionContext(function, invocation, services, attempt, cancellation);
        var limit = function.IsTimeLimited ? timeLimit : null;
        var started = Stopwatch.GetTimestamp();
        Task? running = null;
        context.Activity = InvocationTelemetry.Start(context);
        InvocationTelemetry.Executing(context);
        limit?.Enter(context.Lifetime);
        try
        {
            running = run(context);
            if (limit is not null && !running.IsCompleted)
            {
                await context.Lifetime.EndOf(running);
                if (context.Lifetime.IsExpired)
                {
                    throw new FunctionTimeoutException(function.Discovered.Name, context.InvocationId, limit.Limit);
                }
            }
            await running;
            if (context.Outputs.Count > 0) await WriteOutputsAsync(context);
            InvocationTelemetry.Succeeded(context, started);
            return context.Result;
        }
        catch (Exception failure)
        {
            InvocationTelemetry.Failed(context, started, failure);
            throw;
        }
        finally
        {
            limit?.Leave(context.Lifetime);
            context.Activity?.Dispose();
            if (running is { IsCompleted: false }) _ = DisposeAfterAsync(running, context);
            else if (context.HasScope) await context.DisposeAsync();
            else context.Lifetime.Dispose();
        }
    }

    private async Task<object?> RetryAsync(
        HostedFunction function, RetrySchedule schedule, TriggerInvocation invocation, CancellationToken cancellation)
    {
        for (var attempt = 0; ; attempt++)
        {
            TimeSpan? delay;
            try
            {
                return await AttemptAsync(function, invocation, attempt, cancellation);
            }
            catch (Exception) when ((delay = schedule.DelayBefore(attempt + 1)) is not null && !services.Stopping.IsCancellationRequested)
            {
                // Retried below: an await cannot stand in a filter.
            }
            await WaitAsync(delay.Value, invocation.Held, cancellation);
        }
    }

    private async Task WaitAsync(TimeSpan delay, HeldWork? held, CancellationToken cancellation)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation, services.Stopping);
        var due = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var woken = 0;
        IDisposable wakeUp;
        // Held over the handoff: the platform is idle only once the wake-up is scheduled.
        using (clock.Work.Begin(WorkKind.Timer))
        {
            held?.Pause();
            wakeUp = clock.Schedule(clock.UtcNow + delay, Wake);
        }
        using (wakeUp)
        using (ending.Token.Register(Wake)) await due.Task;
        ending.Token.ThrowIfCancellationRequested();

        void Wake()
        {
            if (Interlocked.Exchange(ref woken, 1) != 0) return;
            held?.Resume();
            due.SetResult();
        }
    }

    // Outputs are written once the whole pipeline is through, as the real host does with what the worker sends back.
    private static async Task WriteOutputsAsync(HostedFunctionContext context)
    {
        foreach (var output in context.Outputs)
        {
            if (output.Value is null || output.Plan.Provider is not { } provider) continue;
            await provider.WriteAsync(output.Plan.Attribute, output.Value, context, context.CancellationToken);
        }
    }

    // A function that ran out of time may still be running: its scope is its own until it ends.
    private static async Task DisposeAfterAsync(Task running, HostedFunctionContext context)
    {
        await running.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        await context.DisposeAsync();
    }
}

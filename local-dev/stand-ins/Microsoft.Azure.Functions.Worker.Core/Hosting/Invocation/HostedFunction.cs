using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Serverless.LocalDev.Functions;

/// <summary>A discovered function made ready to run: its binders, its compiled call and its outputs.</summary>
internal sealed class HostedFunction
{
    public required DiscoveredFunction Discovered { get; init; }

    public required FunctionDefinition Definition { get; init; }

    public required FunctionCall Call { get; init; }

    public required ParameterBinder[] Binders { get; init; }

    /// <summary>Null for static methods.</summary>
    public required Func<FunctionContext, object?>? CreateInstance { get; init; }

    public required OutputPlan[] Outputs { get; init; }

    public required RetrySchedule? Retry { get; init; }

    public required ILogger Logger { get; init; }

    /// <summary>False for orchestrators: they live in memory for days between their turns.</summary>
    public required bool IsTimeLimited { get; init; }

    public required TagList Tags { get; init; }

    /// <summary>The innermost delegate of the pipeline: binds, calls, and keeps what came back in the context.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "What the function throws belongs in its task.")]
    public Task ExecuteAsync(HostedFunctionContext context)
    {
        try
        {
            var arguments = Binders.Length == 0 ? [] : new object?[Binders.Length];
            for (var i = 0; i < arguments.Length; i++)
            {
                var bound = Bind(Binders[i], context);
                if (!bound.IsCompletedSuccessfully) return ExecuteAsync(context, arguments, i, bound);
                arguments[i] = bound.Result;
            }
            return CallAsync(context, arguments);
        }
        catch (Exception failure)
        {
            return Task.FromException(failure);
        }
    }

    /// <exception cref="ArgumentException">No parameter has that name.</exception>
    public ValueTask<object?> BindAsync(string parameter, HostedFunctionContext context)
    {
        var binder = Array.Find(Binders, binder => binder.Parameter.Name == parameter)
            ?? throw new ArgumentException($"Function '{Discovered.Name}' has no parameter '{parameter}'.", nameof(parameter));
        return binder.BindAsync(context);
    }

    private static ValueTask<object?> Bind(ParameterBinder binder, HostedFunctionContext context) =>
        context.BoundInputs is { } early && early.TryGetValue(binder.Parameter.Name!, out var value)
            ? new ValueTask<object?>(value)
            : binder.BindAsync(context);

    private async Task ExecuteAsync(HostedFunctionContext context, object?[] arguments, int index, ValueTask<object?> pending)
    {
        arguments[index] = await pending;
        for (var i = index + 1; i < arguments.Length; i++) arguments[i] = await Bind(Binders[i], context);
        await CallAsync(context, arguments);
    }

    private Task CallAsync(HostedFunctionContext context, object?[] arguments)
    {
        var returned = Call.Invoke(CreateInstance?.Invoke(context), arguments);
        if (!Call.IsTask)
        {
            Keep(context, returned);
            return Task.CompletedTask;
        }
        var task = (Task)returned!;
        if (!task.IsCompletedSuccessfully) return FinishAsync(context, task);
        Keep(context, Call.ReadResult?.Invoke(task));
        return Task.CompletedTask;
    }

    private async Task FinishAsync(HostedFunctionContext context, Task task)
    {
        await task;
        Keep(context, Call.ReadResult?.Invoke(task));
    }

    private void Keep(HostedFunctionContext context, object? result)
    {
        context.Result = result;
        if (Outputs.Length > 0 && result is not null)
        {
            context.Outputs = Array.ConvertAll(Outputs, plan => new FunctionOutput(plan, plan.Read(result)));
        }
    }
}

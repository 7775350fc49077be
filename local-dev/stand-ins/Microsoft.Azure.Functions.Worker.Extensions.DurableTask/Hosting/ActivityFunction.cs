using System.Diagnostics;
using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Serverless.LocalDev.Durable;

namespace Serverless.LocalDev.Functions.Durable;

/// <summary>An activity function; it runs through the whole invocation pipeline.</summary>
internal sealed class ActivityFunction(DiscoveredFunction function, IFunctionInvoker invoker) : ITaskActivity
{
    private readonly Type inputType = function.TriggerParameter.ParameterType;

    public string Name { get; } = ((ActivityTriggerAttribute)function.Trigger).Activity ?? function.Name;

    public Type InputType => inputType == typeof(TaskActivityContext) ? typeof(object) : inputType;

    public Type OutputType => typeof(object);

    public Task<object?> RunAsync(TaskActivityContext context, object? input)
    {
        var execution = context as ActivityExecution;
        var invocation = new TriggerInvocation
        {
            TriggerValue = inputType == typeof(TaskActivityContext) ? context : input ?? DefaultOf(inputType),
            BindingData = new Dictionary<string, object?> { ["instanceId"] = context.InstanceId },
            TraceParent = Activity.Current?.Id ?? execution?.TraceParent,
            ResolveParameter = (ParameterInfo parameter, out object? value) => Resolve(parameter, context, out value),
        };
        return invoker.InvokeAsync(function, invocation, execution?.Cancellation ?? CancellationToken.None);
    }

    private static bool Resolve(ParameterInfo parameter, TaskActivityContext context, out object? value)
    {
        value = parameter.ParameterType == typeof(TaskActivityContext) ? context
            : parameter.ParameterType == typeof(string) && string.Equals(parameter.Name, "instanceId", StringComparison.OrdinalIgnoreCase) ? context.InstanceId
            : null;
        return value is not null;
    }

    private static object? DefaultOf(Type type) =>
        type.IsValueType && Nullable.GetUnderlyingType(type) is null ? Activator.CreateInstance(type) : null;
}

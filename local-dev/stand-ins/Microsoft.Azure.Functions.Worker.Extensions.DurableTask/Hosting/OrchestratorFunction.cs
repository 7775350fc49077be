using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.DurableTask;
using Microsoft.Extensions.DependencyInjection;

namespace Serverless.LocalDev.Functions.Durable;

/// <summary>
/// An orchestrator function, called directly and not through the invocation pipeline: one run of it lasts for days and over
/// restarts, which no invocation scope, time limit or trace activity does. Middleware therefore sees activities, not orchestrators.
/// </summary>
internal sealed class OrchestratorFunction : ITaskOrchestrator
{
    private readonly OrchestratorCall call;
    private readonly ObjectFactory? createInstance;
    private readonly IServiceProvider services;

    /// <exception cref="InvalidOperationException">A parameter cannot be bound; says which and why.</exception>
    public OrchestratorFunction(DiscoveredFunction function, IServiceProvider services)
    {
        this.services = services;
        Name = ((OrchestrationTriggerAttribute)function.Trigger).Orchestration ?? function.Name;
        if (function.TriggerParameter.ParameterType != typeof(TaskOrchestrationContext))
        {
            throw Unbindable(function, function.TriggerParameter, "[OrchestrationTrigger] binds TaskOrchestrationContext");
        }
        ParameterInfo? input = null;
        foreach (var parameter in function.Method.GetParameters())
        {
            // By position: reflection may give another object for the same parameter when two hosts look at once.
            if (parameter.Position == function.TriggerParameter.Position || parameter.ParameterType == typeof(CancellationToken)) continue;
            var isInput = input is null
                && parameter.ParameterType != typeof(FunctionContext)
                && parameter.GetCustomAttribute<BindingAttribute>() is null;
            if (!isInput) throw Unbindable(function, parameter, "an orchestrator takes its context and one typed input: bindings and services are for activities");
            input = parameter;
        }
        InputType = input?.ParameterType ?? typeof(object);
        call = OrchestratorCall.Compile(function.Method, function.TriggerParameter, input);
        if (!function.Method.IsStatic) createInstance = ActivatorUtilities.CreateFactory(function.Method.ReflectedType!, []);
    }

    public string Name { get; }

    public Type InputType { get; }

    public Type OutputType => typeof(object);

    public Task<object?> RunAsync(TaskOrchestrationContext context, object? input) =>
        call.Invoke(createInstance?.Invoke(services, null), context, input);

    private static InvalidOperationException Unbindable(DiscoveredFunction function, ParameterInfo parameter, string why) =>
        new($"Function '{function.Name}', parameter '{parameter.Name}' ({parameter.ParameterType}): {why}.");
}

using Microsoft.Azure.Functions.Worker;
using Serverless.LocalDev.Durable;

namespace Serverless.LocalDev.Functions.Durable;

internal sealed class OrchestrationTriggerProvider(OrchestrationEngine engine, FunctionTasks tasks, IServiceProvider services) : ITriggerProvider
{
    public Type AttributeType => typeof(OrchestrationTriggerAttribute);

    public ITriggerListener CreateListener(DiscoveredFunction function, IFunctionInvoker invoker)
    {
        tasks.Add(new OrchestratorFunction(function, services));
        return new EngineListener(engine);
    }
}

internal sealed class ActivityTriggerProvider(OrchestrationEngine engine, FunctionTasks tasks) : ITriggerProvider
{
    public Type AttributeType => typeof(ActivityTriggerAttribute);

    public ITriggerListener CreateListener(DiscoveredFunction function, IFunctionInvoker invoker)
    {
        tasks.Add(new ActivityFunction(function, invoker));
        return new EngineListener(engine);
    }
}

internal sealed class EntityTriggerProvider : ITriggerProvider
{
    public Type AttributeType => typeof(EntityTriggerAttribute);

    /// <exception cref="NotSupportedException">Always.</exception>
    public ITriggerListener CreateListener(DiscoveredFunction function, IFunctionInvoker invoker) => throw new NotSupportedException(
        $"Function '{function.Name}': {nameof(EntityTriggerAttribute)}: durable entities are not supported by the embedded cloud.");
}

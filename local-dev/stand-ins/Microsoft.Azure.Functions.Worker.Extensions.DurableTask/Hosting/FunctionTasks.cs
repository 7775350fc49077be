using System.Collections.Concurrent;
using Microsoft.DurableTask;
using Serverless.LocalDev.Durable;

namespace Serverless.LocalDev.Functions.Durable;

/// <summary>The orchestrator and activity functions of the application, by task name.</summary>
internal sealed class FunctionTasks : ITaskFactory
{
    private readonly ConcurrentDictionary<string, OrchestratorFunction> orchestrators = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, ActivityFunction> activities = new(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="InvalidOperationException">Another function has this name.</exception>
    public void Add(OrchestratorFunction orchestrator)
    {
        if (!orchestrators.TryAdd(orchestrator.Name, orchestrator)) throw Twice("orchestrator", orchestrator.Name);
    }

    /// <inheritdoc cref="Add(OrchestratorFunction)"/>
    public void Add(ActivityFunction activity)
    {
        if (!activities.TryAdd(activity.Name, activity)) throw Twice("activity", activity.Name);
    }

    public ITaskOrchestrator? CreateOrchestrator(TaskName name, string version, IServiceProvider services) =>
        orchestrators.GetValueOrDefault(name.Name);

    public ITaskActivity? CreateActivity(TaskName name, string version, IServiceProvider services) =>
        activities.GetValueOrDefault(name.Name);

    private static InvalidOperationException Twice(string kind, string name) => new($"Two functions are the {kind} '{name}'.");
}

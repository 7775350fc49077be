using Microsoft.DurableTask;

namespace Serverless.LocalDev.Durable;

/// <summary>Where the engine gets its code: by name and version. Null means there is none.</summary>
internal interface ITaskFactory
{
    ITaskOrchestrator? CreateOrchestrator(TaskName name, string version, IServiceProvider services);

    ITaskActivity? CreateActivity(TaskName name, string version, IServiceProvider services);
}

internal sealed class RegistryTaskFactory(DurableTaskRegistry registry) : ITaskFactory
{
    public ITaskOrchestrator? CreateOrchestrator(TaskName name, string version, IServiceProvider services) =>
        registry.FindOrchestrator(name, version)?.Invoke(services);

    public ITaskActivity? CreateActivity(TaskName name, string version, IServiceProvider services) =>
        registry.FindActivity(name, version)?.Invoke(services);
}

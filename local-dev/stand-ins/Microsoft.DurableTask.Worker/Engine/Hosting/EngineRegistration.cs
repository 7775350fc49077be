using Microsoft.DurableTask;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Serverless.LocalDev.Store;

namespace Serverless.LocalDev.Durable;

/// <summary>Makes the engine of a plain host. Without a clock or a store of its own it runs on real time, in memory.</summary>
internal static class EngineRegistration
{
    public static OrchestrationEngine CreateEngine(IServiceProvider services, string workerName)
    {
        var clock = services.GetService<CloudClock>() ?? new WallClock();
        var store = services.GetService<CloudStore>() ?? CloudStore.Open(StoreOptions.InMemory, clock.Work);
        var worker = services.GetRequiredService<IOptionsMonitor<DurableTaskWorkerOptions>>().Get(workerName);
        var registry = services.GetRequiredService<IOptionsMonitor<DurableTaskRegistry>>().Get(workerName);
        var options = services.GetService<OrchestrationEngineOptions>() ?? new OrchestrationEngineOptions
        {
            DataConverter = worker.DataConverter,
            Versioning = worker.Versioning,
            DefaultVersion = worker.Versioning?.DefaultVersion ?? string.Empty,
            MaxConcurrentActivities = worker.Concurrency.MaximumConcurrentActivityWorkItems,
        };
        return new OrchestrationEngine(clock, store, new RegistryTaskFactory(registry), services, options);
    }
}

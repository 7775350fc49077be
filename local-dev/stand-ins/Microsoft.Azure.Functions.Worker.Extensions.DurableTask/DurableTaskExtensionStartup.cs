using Microsoft.Azure.Functions.Worker.Core;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Serverless.LocalDev.Durable;
using Serverless.LocalDev.Functions;
using Serverless.LocalDev.Functions.Durable;
using Serverless.LocalDev.Functions.Durable.Management;

[assembly: WorkerExtensionStartup(typeof(Microsoft.Azure.Functions.Worker.Extensions.DurableTask.DurableTaskExtensionStartup))]

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask;

/// <summary>Registers the engine, the triggers, the client binding and the management endpoints.</summary>
public sealed class DurableTaskExtensionStartup : WorkerExtensionStartup
{
    public override void Configure(IFunctionsWorkerApplicationBuilder applicationBuilder)
    {
        var services = applicationBuilder.Services;
        services.TryAddSingleton<FunctionTasks>();
        services.TryAddSingleton(FunctionEngine.Create);
        services.TryAddSingleton<IEmbeddedClientSource>(provider => provider.GetRequiredService<OrchestrationEngine>());
        services.TryAddSingleton<FunctionDurableTaskClient>();
        services.AddSingleton<ITriggerProvider, OrchestrationTriggerProvider>();
        services.AddSingleton<ITriggerProvider, ActivityTriggerProvider>();
        services.AddSingleton<ITriggerProvider, EntityTriggerProvider>();
        services.AddSingleton<IInputBindingProvider, DurableClientProvider>();
        services.AddSingleton<IHostEndpoints, DurableHostEndpoints>();
    }
}

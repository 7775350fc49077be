using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Serverless.LocalDev.Durable;

namespace Microsoft.DurableTask.Worker;

/// <summary>Builds the embedded worker, or whatever type was set as the target.</summary>
public class DefaultDurableTaskWorkerBuilder(string? name, IServiceCollection services) : IDurableTaskWorkerBuilder
{
    public string Name { get; } = name ?? Options.DefaultName;

    public IServiceCollection Services { get; } = services;

    public Type? BuildTarget { get; set; }

    public IHostedService Build(IServiceProvider serviceProvider) => BuildTarget is { } target
        ? (IHostedService)ActivatorUtilities.CreateInstance(serviceProvider, target, Name)
        : new EmbeddedWorker(serviceProvider.GetRequiredService<OrchestrationEngine>());
}

using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Serverless.LocalDev.Durable;

namespace Microsoft.DurableTask.Worker;

/// <summary>Registers the worker. The embedded cloud runs one engine, so one worker of one name, in a host.</summary>
public static class ServiceCollectionExtensions
{
    public static IDurableTaskWorkerBuilder AddDurableTaskWorker(this IServiceCollection services, string? name = null)
    {
        name ??= Options.DefaultName;
        var builders = services
            .Select(service => service.IsKeyedService ? null : service.ImplementationInstance)
            .OfType<IDurableTaskWorkerBuilder>()
            .ToList();
        if (builders.FirstOrDefault(builder => builder.Name == name) is { } existing) return existing;
        if (builders.Count > 0)
        {
            throw new NotSupportedException($"AddDurableTaskWorker: the embedded cloud runs one worker, and '{builders[0].Name}' is already added.");
        }
        var added = new DefaultDurableTaskWorkerBuilder(name, services);
        services.AddOptions();
        services.AddLogging();
        services.AddSingleton<IDurableTaskWorkerBuilder>(added);
        services.TryAddSingleton(provider => EngineRegistration.CreateEngine(provider, name));
        services.TryAddSingleton<IEmbeddedClientSource>(provider => provider.GetRequiredService<OrchestrationEngine>());
        services.AddSingleton<IHostedService>(added.Build);
        return added;
    }

    public static IServiceCollection AddDurableTaskWorker(this IServiceCollection services, Action<IDurableTaskWorkerBuilder> configure) =>
        services.AddDurableTaskWorker(Options.DefaultName, configure);

    public static IServiceCollection AddDurableTaskWorker(
        this IServiceCollection services, string name, Action<IDurableTaskWorkerBuilder> configure)
    {
        configure(services.AddDurableTaskWorker(name));
        return services;
    }
}

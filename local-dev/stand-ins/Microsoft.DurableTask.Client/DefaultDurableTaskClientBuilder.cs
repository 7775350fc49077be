using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Microsoft.DurableTask.Client;

/// <summary>Builds the embedded client, or whatever type was set as the target.</summary>
public class DefaultDurableTaskClientBuilder(string? name, IServiceCollection services) : IDurableTaskClientBuilder
{
    public string Name { get; } = name ?? Options.DefaultName;

    public IServiceCollection Services { get; } = services;

    public Type? BuildTarget { get; set; }

    /// <exception cref="InvalidOperationException">No target was set and no embedded engine is registered.</exception>
    public DurableTaskClient Build(IServiceProvider serviceProvider)
    {
        if (BuildTarget is { } target) return (DurableTaskClient)ActivatorUtilities.CreateInstance(serviceProvider, target, Name);
        var engine = serviceProvider.GetService<IEmbeddedClientSource>() ?? throw new InvalidOperationException(
            "No DurableTaskClient can be built: call AddDurableTaskWorker on the same services, or set a build target.");
        return engine.CreateClient(Name, serviceProvider.GetRequiredService<IOptionsMonitor<DurableTaskClientOptions>>().Get(Name));
    }
}

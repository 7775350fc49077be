using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.DurableTask.Client;

/// <summary>Registers clients.</summary>
public static class ServiceCollectionExtensions
{
    public static IDurableTaskClientBuilder AddDurableTaskClient(this IServiceCollection services, string? name = null)
    {
        name ??= Options.DefaultName;
        services.AddOptions();
        services.TryAddSingleton<IDurableTaskClientProvider, DurableTaskClientProvider>();
        var existing = services
            .Select(service => service.IsKeyedService ? null : service.ImplementationInstance)
            .OfType<IDurableTaskClientBuilder>()
            .FirstOrDefault(builder => builder.Name == name);
        if (existing is not null) return existing;
        var added = new DefaultDurableTaskClientBuilder(name, services);
        services.AddSingleton<IDurableTaskClientBuilder>(added);
        if (name == Options.DefaultName) added.RegisterDirectly();
        return added;
    }

    public static IServiceCollection AddDurableTaskClient(this IServiceCollection services, Action<IDurableTaskClientBuilder> configure) =>
        services.AddDurableTaskClient(Options.DefaultName, configure);

    public static IServiceCollection AddDurableTaskClient(
        this IServiceCollection services, string name, Action<IDurableTaskClientBuilder> configure)
    {
        configure(services.AddDurableTaskClient(name));
        return services;
    }
}

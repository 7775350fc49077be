using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.DurableTask.Client;

/// <summary>Configures a client.</summary>
public static class DurableTaskBuilderExtensions
{
    public static IDurableTaskClientBuilder Configure(
        this IDurableTaskClientBuilder builder, Action<DurableTaskClientOptions> configure)
    {
        builder.Services.Configure(builder.Name, configure);
        return builder;
    }

    /// <summary>Makes <see cref="DurableTaskClient"/> itself injectable.</summary>
    public static IDurableTaskClientBuilder RegisterDirectly(this IDurableTaskClientBuilder builder)
    {
        builder.Services.TryAddSingleton(services => services.GetRequiredService<IDurableTaskClientProvider>().GetClient(builder.Name));
        return builder;
    }

    public static IDurableTaskClientBuilder UseBuildTarget(this IDurableTaskClientBuilder builder, Type target)
    {
        builder.BuildTarget = target;
        return builder;
    }

    public static IDurableTaskClientBuilder UseBuildTarget<TTarget>(this IDurableTaskClientBuilder builder)
        where TTarget : DurableTaskClient => builder.UseBuildTarget(typeof(TTarget));

    public static IDurableTaskClientBuilder UseDefaultVersion(this IDurableTaskClientBuilder builder, string version) =>
        builder.Configure(options => options.DefaultVersion = version);
}

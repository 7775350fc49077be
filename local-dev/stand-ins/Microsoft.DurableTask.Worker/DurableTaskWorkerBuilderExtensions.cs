using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.DurableTask.Worker;

/// <summary>Configures a worker.</summary>
public static class DurableTaskWorkerBuilderExtensions
{
    public static IDurableTaskWorkerBuilder AddTasks(this IDurableTaskWorkerBuilder builder, Action<DurableTaskRegistry> configure)
    {
        builder.Services.Configure(builder.Name, configure);
        return builder;
    }

    public static IDurableTaskWorkerBuilder Configure(
        this IDurableTaskWorkerBuilder builder, Action<DurableTaskWorkerOptions> configure)
    {
        builder.Services.Configure(builder.Name, configure);
        return builder;
    }

    public static IDurableTaskWorkerBuilder UseBuildTarget(this IDurableTaskWorkerBuilder builder, Type target)
    {
        builder.BuildTarget = target;
        return builder;
    }

    public static IDurableTaskWorkerBuilder UseVersioning(
        this IDurableTaskWorkerBuilder builder, DurableTaskWorkerOptions.VersioningOptions versionOptions) =>
        builder.Configure(options => options.Versioning = versionOptions);
}

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Microsoft.DurableTask.Worker;

/// <summary>Configures one named worker.</summary>
public interface IDurableTaskWorkerBuilder
{
    string Name { get; }

    IServiceCollection Services { get; }

    Type? BuildTarget { get; set; }

    IHostedService Build(IServiceProvider serviceProvider);
}

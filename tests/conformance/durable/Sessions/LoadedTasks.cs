using Microsoft.DurableTask;
using Microsoft.DurableTask.Worker;
using Microsoft.DurableTask.Worker.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Serverless.Tests.Conformance.Durable.Sessions;

/// <summary>Orchestrators and activities by name: the SDK gives them to a worker only, so this is one that does nothing.</summary>
internal sealed class LoadedTasks(string? name, IDurableTaskFactory factory) : DurableTaskWorker(name, factory)
{
    public IDurableTaskFactory Tasks => Factory;

    public static IDurableTaskFactory Of(Action<DurableTaskRegistry> tasks)
    {
        var services = new ServiceCollection().AddLogging();
        services.AddDurableTaskWorker(builder => builder.AddTasks(tasks).UseBuildTarget<LoadedTasks>());
        return services.BuildServiceProvider().GetServices<IHostedService>().OfType<LoadedTasks>().Single().Tasks;
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.CompletedTask;
}

using Grpc.Net.Client;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Serverless.Tests.Conformance.Durable;

/// <summary>A worker of Microsoft.DurableTask.Worker.Grpc with some orchestrators and activities.</summary>
internal sealed class RunningWorker(ServiceProvider services) : IAsyncDisposable
{
    private bool stopped;

    public static async Task<RunningWorker> StartAsync(
        GrpcChannel channel, Action<DurableTaskRegistry> tasks, Action<IDurableTaskWorkerBuilder> configure)
    {
        var services = new ServiceCollection().AddLogging();
        services.AddDurableTaskWorker(builder =>
        {
            builder.AddTasks(tasks);
            builder.UseGrpc(channel);
            configure(builder);
        });
        var provider = services.BuildServiceProvider();
        foreach (var hosted in provider.GetServices<IHostedService>()) await hosted.StartAsync(CancellationToken.None);
        return new RunningWorker(provider);
    }

    public async ValueTask DisposeAsync()
    {
        if (stopped) return;
        stopped = true;
        foreach (var hosted in services.GetServices<IHostedService>()) await hosted.StopAsync(CancellationToken.None);
        await services.DisposeAsync();
    }
}

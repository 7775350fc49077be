using Grpc.Net.Client;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Client.Grpc;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Serverless.Benchmarks.Harness;
using Serverless.LocalDev.Durable;
using Serverless.LocalDev.Store;

namespace Serverless.Benchmarks.Durable;

/// <summary>A task hub by itself, with a worker of Microsoft.DurableTask.Worker.Grpc connected to it and no Functions host.</summary>
internal sealed class DurableGround : IAsyncDisposable
{
    /// <summary>The product's host.json, so that a hub by itself differs from the Functions host in nothing but the host.</summary>
    private static readonly TaskHubOptions Options = new() { MaxConcurrentActivities = 32, MaxConcurrentTurns = 32 };

    private readonly CloudClock clock;
    private readonly CloudStore store;
    private readonly TaskHub hub;
    private readonly TaskHubEndpoint endpoint;
    private readonly GrpcChannel channel;
    private readonly IHost worker;

    private DurableGround(CloudClock clock, CloudStore store, TaskHub hub, TaskHubEndpoint endpoint, Action<DurableTaskRegistry> tasks)
    {
        (this.clock, this.store, this.hub, this.endpoint) = (clock, store, hub, endpoint);
        channel = GrpcChannel.ForAddress(endpoint.Address);
        Client = new GrpcDurableTaskClient("benchmark", new GrpcDurableTaskClientOptions { Channel = channel }, NullLogger.Instance);
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Services.AddDurableTaskWorker(durable => durable.AddTasks(tasks).UseGrpc(channel));
        worker = builder.Build();
    }

    public DurableTaskClient Client { get; }

    public static async Task<DurableGround> OpenAsync(Ground ground, Action<DurableTaskRegistry> tasks)
    {
        var clock = new WallClock();
        var store = CloudStore.Open(ground.Beside("worker"), clock.Work);
        var hub = await TaskHub.OpenAsync(Options, clock, store);
        var durable = new DurableGround(clock, store, hub, await TaskHubEndpoint.OpenAsync(hub), tasks);
        await durable.worker.StartAsync();
        await durable.endpoint.WhenWorkerConnectedAsync();
        return durable;
    }

    public async ValueTask DisposeAsync()
    {
        await hub.DisposeAsync();
        await worker.StopAsync();
        worker.Dispose();
        await Client.DisposeAsync();
        channel.Dispose();
        await endpoint.DisposeAsync();
        await store.DisposeAsync();
        clock.Dispose();
    }
}

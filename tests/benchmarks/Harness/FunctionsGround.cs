using Azure.Messaging.ServiceBus;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.TestHost;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Client.Grpc;
using Microsoft.DurableTask.Protobuf;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Serverless.Benchmarks.Application;
using Serverless.LocalDev.Durable;
using Serverless.LocalDev.Functions;
using Serverless.LocalDev.Functions.Durable;
using Serverless.LocalDev.ServiceBus;
using Serverless.LocalDev.Store;

namespace Serverless.Benchmarks.Harness;

/// <summary>
/// A namespace with a queue for every benchmark, reached over AMQP, a task hub, and a Functions host with the real worker; it
/// listens when told to. Concurrency is as the product's own host.json says.
/// </summary>
internal sealed class FunctionsGround : IAsyncDisposable
{
    public const string Unheard = "unheard";

    private static readonly IConfiguration Settings =
        new ConfigurationBuilder().AddInMemoryCollection([new("ServiceBus", "benchmark"), new("TASKHUB_NAME", "benchmark")]).Build();

    private static readonly ServiceBusEntities Entities = new()
    {
        Queues =
        [
            new(Unheard, new EntityOptions()), new(MessageFunctions.BatchQueue, new EntityOptions()), new(MessageFunctions.SingleQueue, new EntityOptions()),
            new(MessageFunctions.SettledQueue, new EntityOptions()), new(MessageFunctions.SessionQueue, new EntityOptions { RequiresSession = true }),
        ],
    };

    private readonly CloudClock clock;
    private readonly CloudStore store;
    private readonly ServiceBusNamespace bus;
    private readonly ServiceBusEndpoint endpoint;
    private readonly TaskHub hub;
    private readonly FunctionsHost host;
    private readonly IHost worker;
    private readonly GrpcChannel channel;

    private FunctionsGround(CloudClock clock, CloudStore store, ServiceBusNamespace bus, TaskHub hub, FunctionsHost host)
    {
        (this.clock, this.store, this.bus, this.hub, this.host) = (clock, store, bus, hub, host);
        endpoint = ServiceBusEndpoint.Start(bus);
        Client = new ServiceBusClient(endpoint.ConnectionString);
        worker = BenchmarkWorker.Build(host.AddWorker());
        channel = GrpcChannel.ForAddress(host.WorkerEndpoint);
        Durable = new GrpcDurableTaskClient("benchmark", new GrpcDurableTaskClientOptions { Channel = channel }, NullLogger.Instance);
    }

    public ServiceBusClient Client { get; }

    public DurableTaskClient Durable { get; }

    public Tally Tally => worker.Services.GetRequiredService<Tally>();

    /// <summary>Messages of a queue that are not settled.</summary>
    public int Left(string queue) => bus.Queue(queue).Backlog;

    /// <summary>Opens everything, with the worker ready and nothing listening yet.</summary>
    /// <param name="ground">The store.</param>
    /// <param name="clock">The wall clock when null.</param>
    /// <param name="sessions">With extended sessions or without, each on a store of its own; null for what host.json says.</param>
    public static async Task<FunctionsGround> OpenAsync(Ground ground, CloudClock? clock = null, bool? sessions = null)
    {
        clock ??= new WallClock();
        var store = CloudStore.Open(sessions is { } apart ? ground.Beside($"sessions-{apart}") : ground.Options, clock.Work);
        var bus = await ServiceBusNamespace.OpenAsync("benchmark", Entities, clock, store);
        var durable = DurableHostSettings.Read(AppContext.BaseDirectory, Settings);
        var hub = await TaskHub.OpenAsync(durable with { ExtendedSessionsEnabled = sessions ?? durable.ExtendedSessionsEnabled }, clock, store);
        var host = await FunctionsHost.OpenAsync(new()
        {
            Clock = clock,
            Store = store,
            Bus = bus,
            Hub = hub,
            ApplicationDirectory = AppContext.BaseDirectory,
            Settings = Settings,
            ConfigureFront = services => services.AddSingleton<IServer, TestServer>(),
        });
        var functions = new FunctionsGround(clock, store, bus, hub, host);
        await functions.worker.StartAsync();
        while (host.ReadyWorkers == 0) await Task.Delay(TimeSpan.FromMilliseconds(1));
        return functions;
    }

    /// <summary>Opens everything and listens.</summary>
    public static async Task<FunctionsGround> StartAsync(Ground ground, CloudClock? clock = null, bool? sessions = null)
    {
        var functions = await OpenAsync(ground, clock, sessions);
        await functions.ListenAsync();
        return functions;
    }

    /// <summary>Starts the triggers: from here on messages are taken.</summary>
    public Task ListenAsync() => host.StartAsync();

    /// <summary>Nothing is waiting, being worked on or being written any more.</summary>
    public Task WhenIdleAsync() => clock.Work.WhenIdleAsync();

    /// <summary>So many orchestrations completed, and this one with this output: what was fast was also done.</summary>
    /// <exception cref="InvalidOperationException">It was not.</exception>
    public async Task ExpectAsync(int count, string id, int output)
    {
        var one = await Durable.GetInstanceAsync(id, getInputsAndOutputs: true);
        if (one?.ReadOutputAs<int>() != output) throw new InvalidOperationException($"Orchestration '{id}' ended with {one?.SerializedOutput} instead of {output}.");
        var completed = hub.Counts[OrchestrationStatus.Completed];
        if (completed != count) throw new InvalidOperationException($"{completed} of {count} orchestrations completed.");
    }

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        await Durable.DisposeAsync();
        channel.Dispose();
        await host.DisposeAsync();
        await worker.StopAsync();
        worker.Dispose();
        await hub.DisposeAsync();
        await endpoint.DisposeAsync();
        await bus.DisposeAsync();
        await store.DisposeAsync();
        clock.Dispose();
    }
}

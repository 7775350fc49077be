using Azure;
using Azure.Messaging.ServiceBus;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Serverless.Benchmarks.Application;
using Serverless.LocalDev.Functions;
using Serverless.LocalDev.ServiceBus;
using Serverless.LocalDev.Store;

namespace Serverless.Benchmarks.Harness;

/// <summary>A namespace with a queue for every benchmark and, when started, the functions host that listens on them.</summary>
internal sealed class FunctionsGround : IAsyncDisposable
{
    public const string Unheard = "unheard";
    private readonly CloudClock clock;
    private readonly CloudStore store;
    private readonly ServiceBusNamespace bus;
    private IHost? host;

    private FunctionsGround(CloudClock clock, CloudStore store, ServiceBusNamespace bus)
    {
        (this.clock, this.store, this.bus) = (clock, store, bus);
        Client = new ServiceBusClient(bus.Host, new AzureSasCredential("unchecked"));
    }

    public ServiceBusClient Client { get; }

    public Tally Tally { get; } = new();

    public IServiceProvider Services => host!.Services;

    public static async Task<FunctionsGround> OpenAsync(Ground ground)
    {
        var clock = new WallClock();
        var store = CloudStore.Open(ground.Options, clock.Work);
        var entities = new ServiceBusEntities
        {
            Queues =
            [
                new(Unheard, new EntityOptions()), new(MessageFunctions.BatchQueue, new EntityOptions()), new(MessageFunctions.SingleQueue, new EntityOptions()),
                new(MessageFunctions.SessionQueue, new EntityOptions { RequiresSession = true }),
            ],
        };
        return new(clock, store, await ServiceBusNamespace.OpenAsync("benchmark.servicebus.embedded", entities, clock, store));
    }

    /// <summary>Starts the functions: real attributes, discovery, listeners, invoker and settlement, with the product's own host.json.</summary>
    public async Task StartFunctionsAsync()
    {
        var builder = new FunctionsApplicationBuilder([], typeof(MessageFunctions).Assembly);
        builder.Configuration.AddInMemoryCollection([new("ServiceBus:fullyQualifiedNamespace", bus.Host)]);
        builder.Services.AddSingleton(clock);
        builder.Services.AddSingleton(store);
        builder.Services.AddSingleton<IServer, TestServer>();
        builder.Services.AddSingleton(HostJson.Load(Path.Combine(AppContext.BaseDirectory, "host.json")));
        builder.Services.AddSingleton(Tally);
        host = builder.Build();
        await host.StartAsync();
    }

    /// <summary>Nothing is waiting, being worked on or being written any more.</summary>
    public Task WhenIdleAsync() => clock.Work.WhenIdleAsync();

    public async ValueTask DisposeAsync()
    {
        if (host is not null)
        {
            await host.StopAsync();
            await ((IAsyncDisposable)host).DisposeAsync();
        }
        await bus.DisposeAsync();
        await store.DisposeAsync();
        clock.Dispose();
    }
}

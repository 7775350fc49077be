using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Serverless.LocalDev.Access;
using Serverless.LocalDev.Durable;
using Serverless.LocalDev.Functions;
using Serverless.LocalDev.Functions.Durable;
using Serverless.LocalDev.Functions.Keys;
using Serverless.LocalDev.Functions.Worker;
using Serverless.LocalDev.ServiceBus;
using Serverless.LocalDev.Store;
using Serverless.Tests.Conformance.Functions.App;
using Serverless.Tests.Conformance.Functions.ServiceBus;

namespace Serverless.Tests.Conformance.Functions;

/// <summary>The sample application on the real worker, and the host before it, in this process, without HTTP sockets.</summary>
internal sealed class Platform : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly PlatformOptions options;
    private readonly List<IHost> workers = [];

    private Platform(PlatformOptions options, CloudClock clock, CloudStore store, ServiceBusNamespace bus, TaskHub hub, FunctionsHost host)
    {
        (this.options, Clock, Store, Bus, Hub, Host) = (options, clock, store, bus, hub, host);
        Client = ClientOf(host);
    }

    public CloudClock Clock { get; }

    public VirtualClock Virtual => (VirtualClock)Clock;

    public CloudStore Store { get; }

    public ServiceBusNamespace Bus { get; }

    public TaskHub Hub { get; }

    public FunctionsHost Host { get; }

    /// <summary>Of the workers, in order of their start.</summary>
    public List<WorkerConnection> Connections { get; } = [];

    /// <summary>The first worker, which most tests have alone.</summary>
    public IHost Worker => workers[0];

    public HttpClient Client { get; }

    public Probe Probe => Worker.Services.GetRequiredService<Probe>();

    /// <summary>A name of the sort that real hosts have is answered too.</summary>
    private static LocalGuard Guard { get; } = new(["utility.example"]);

    public static FunctionKeys Keys { get; } = new("master-key", "host-key", new Dictionary<string, string> { ["Keyed"] = "own-key" });

    public static async Task<Platform> StartAsync(PlatformOptions? given = null)
    {
        var options = given ?? new();
        var clock = options.Clock ?? new VirtualClock(Start);
        var store = options.Store ?? CloudStore.Open(StoreOptions.InMemory, clock.Work);
        var bus = await ServiceBusNamespace.OpenAsync("sample", options.Entities, clock, store);
        var hub = await TaskHub.OpenAsync(DurableHostSettings.Read(options.Directory, Settings(options.Settings)), clock, store);
        var host = await FunctionsHost.OpenAsync(options.Configure(HostOptions(clock, store) with
        {
            Bus = bus,
            Hub = hub,
            ApplicationDirectory = options.Directory,
            Settings = Settings(options.Settings),
        }));
        var platform = new Platform(options, clock, store, bus, hub, host);
        try
        {
            await platform.AddWorkerAsync();
            await host.StartAsync();
            return platform;
        }
        catch
        {
            await platform.DisposeAsync();
            throw;
        }
    }

    public async Task<IHost> AddWorkerAsync()
    {
        var connection = Host.AddWorker();
        var worker = BuildWorker(Clock, connection, options);
        workers.Add(worker);
        Connections.Add(connection);
        await worker.StartAsync();
        var server = (TestServer)worker.Services.GetRequiredService<IServer>();
        connection.Http = new WorkerHttp(server.BaseAddress, server.CreateHandler());
        return worker;
    }

    /// <summary>For a host without sockets for HTTP, with this class's keys and settings.</summary>
    public static FunctionsHostOptions HostOptions(CloudClock clock, CloudStore store) => new()
    {
        Clock = clock,
        Store = store,
        ApplicationDirectory = AppContext.BaseDirectory,
        Settings = Settings([]),
        Keys = Keys,
        Guard = Guard,
        ConfigureFront = services => services.AddSingleton<IServer, TestServer>(),
    };

    public static HttpClient ClientOf(FunctionsHost host) => ((TestServer)host.Server).CreateClient();

    /// <summary>What the functions whose notes begin so left, in order.</summary>
    public IEnumerable<string> Seen(string prefix) => Probe.Seen.Where(seen => seen.StartsWith(prefix, StringComparison.Ordinal));

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        foreach (var worker in workers)
        {
            await worker.StopAsync();
            worker.Dispose();
        }
        Client.Dispose();
        await Hub.DisposeAsync();
        await Bus.DisposeAsync();
        if (options.Store is not null) return;
        await Store.DisposeAsync();
        Clock.Dispose();
    }

    private static IConfiguration Settings(IEnumerable<KeyValuePair<string, string?>> further) => new ConfigurationBuilder()
        .AddInMemoryCollection([new("HalfMinute", "00:00:30"), new("AzureWebJobsServiceBus", "sample"), new("EventsTopic", SampleEntities.Events)])
        .AddInMemoryCollection(further)
        .Build();

    private static IHost BuildWorker(CloudClock clock, WorkerConnection connection, PlatformOptions options) =>
        InProcessWorker.Build(typeof(SampleApp).Assembly, AppContext.BaseDirectory, () =>
        {
            var builder = SampleApp.CreateBuilder([]);
            InProcessWorker.Connect(builder, connection, Guard);
            builder.Logging.SetMinimumLevel(LogLevel.Warning);
            builder.Services.Replace(ServiceDescriptor.Singleton(clock.TimeProvider));
            builder.Services.AddSingleton<IServer, TestServer>();
            options.ConfigureWorker?.Invoke(builder.Services);
            return builder.Build();
        });
}

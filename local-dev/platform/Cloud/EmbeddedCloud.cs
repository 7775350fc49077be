using Azure.Messaging.ServiceBus;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Azure.Cosmos;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Client.Grpc;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Serverless.LocalDev.Access;
using Serverless.LocalDev.Blobs;
using Serverless.LocalDev.Cosmos;
using Serverless.LocalDev.Durable;
using Serverless.LocalDev.Functions;
using Serverless.LocalDev.Functions.Durable;
using Serverless.LocalDev.Functions.Keys;
using Serverless.LocalDev.Functions.Scaling;
using Serverless.LocalDev.ServiceBus;
using Serverless.LocalDev.Store;
using Serverless.Orchestrations.Documents;

namespace Serverless.LocalDev.Cloud;

/// <summary>
/// The cloud in one process: a clock, a store, and on them the servers of the bus, the documents, the blobs, the orchestrations
/// and the functions. Opened over the directory of an earlier one it goes on where that ended, however that was.
/// </summary>
public sealed class EmbeddedCloud : IAsyncDisposable
{
    /// <summary>
    /// A subscription that this cloud adds to every topic, and that no deployment has: through it the scenario's books and the tests
    /// see what was told. Its messages stay.
    /// </summary>
    public const string Observer = "observer";

    /// <summary>What infra deploys; the emulator's file stops at its limit of an hour.</summary>
    private static readonly TimeSpan MessageLifetime = TimeSpan.FromDays(14);

    private const string DatabaseName = "utility";
    private readonly ServiceBusEndpoint endpoint;
    private Task containers = Task.CompletedTask;
    private FunctionsHost? host;
    private IHost? worker;
    private SeparateWorkers? separate;
    private GrpcChannel? durable;

    private EmbeddedCloud(CloudClock clock, CloudStore store, ServiceBusNamespace bus, ServiceBusEndpoint endpoint, CosmosEndpoint cosmos, BlobServer blobs, TaskHub hub)
    {
        (Clock, Store, Bus, this.endpoint, Cosmos, Blobs, Hub) = (clock, store, bus, endpoint, cosmos, blobs, hub);
        Documents = cosmos.CreateHandler();
    }

    public CloudClock Clock { get; }

    public CloudStore Store { get; }

    /// <summary>Where everything is kept; null while it is kept in memory.</summary>
    public string? DataDirectory { get; private init; }

    /// <summary>The run's key: function key, host key and master key in one.</summary>
    public LocalAccess Access { get; private init; } = null!;

    /// <summary>Which HTTP requests this cloud's servers answer at all.</summary>
    public LocalGuard Guard { get; private init; } = LocalGuard.Loopback;

    public CosmosEndpoint Cosmos { get; }

    public BlobServer Blobs { get; }

    public TaskHub Hub { get; }

    /// <summary>For any Service Bus SDK, in the form of the official emulator's.</summary>
    public string ServiceBusConnection => endpoint.ConnectionString;

    internal ServiceBusNamespace Bus { get; }

    /// <summary>What the documents' SDK sends its requests to.</summary>
    internal HttpMessageHandler Documents { get; }

    /// <summary>The orchestrations, as any client of the task hub sees them.</summary>
    /// <exception cref="InvalidOperationException">The application is not started.</exception>
    public DurableTaskClient Durable { get => field ?? throw NotStarted(); private set; }

    /// <summary>Where the host's front listens; null in memory.</summary>
    public Uri? Address => host?.Address;

    /// <summary>The host's front.</summary>
    public IServer Server => host?.Server ?? throw NotStarted();

    /// <exception cref="InvalidOperationException">The application is not started.</exception>
    public IServiceProvider Services => worker?.Services ?? throw NotStarted();

    /// <exception cref="StoreException">The directory cannot be written, or another run holds it.</exception>
    public static async Task<EmbeddedCloud> OpenAsync(EmbeddedCloudOptions options)
    {
        var clock = options.Clock ?? new WallClock();
        var store = CloudStore.Open(new StoreOptions(options.DataDirectory, options.Durability), clock.Work);
        try
        {
            var entities = ServiceBusEntities.Load(Path.Combine(AppContext.BaseDirectory, "servicebus.json"))
                .WithSubscription(Observer, new EntityOptions { DeadLetteringOnMessageExpiration = true })
                .WithTimeToLive(MessageLifetime);
            var bus = await ServiceBusNamespace.OpenAsync("utility", entities, clock, store);
            var endpoint = ServiceBusEndpoint.Start(bus, options.ServiceBusPort, options.Guard);
            var cosmos = await CosmosEndpoint.OpenAsync(clock, store);
            var blobs = BlobServer.Open(CloudSettings.BlobAccount, options.DataDirectory is { } directory ? Path.Combine(directory, "blobs") : null, clock);
            var hub = await TaskHub.OpenAsync(HubOptions(options), clock, store);
            var cloud = new EmbeddedCloud(clock, store, bus, endpoint, cosmos, blobs, hub)
            {
                DataDirectory = options.DataDirectory,
                Access = LocalAccess.Open(options.DataDirectory),
                Guard = options.Guard,
            };
            // The documents' SDK takes long to come up, and the application can meanwhile.
            cloud.containers = Task.Run(cloud.CreateContainersAsync);
            return cloud;
        }
        catch
        {
            await store.DisposeAsync();
            throw;
        }
    }

    public ServiceBusClient CreateServiceBusClient() => new(ServiceBusConnection);

    /// <summary>Starts the application on this cloud: from here on messages are taken.</summary>
    public async Task StartAsync(ApplicationOptions? given = null)
    {
        var options = given ?? new();
        var settings = new ConfigurationManager();
        host = await FunctionsHost.OpenAsync(new()
        {
            Clock = Clock,
            Store = Store,
            Bus = Bus,
            Hub = Hub,
            ApplicationDirectory = AppContext.BaseDirectory,
            Settings = settings,
            Keys = new FunctionKeys(Access.Key, Access.Key, new Dictionary<string, string>()),
            Guard = Guard,
            Url = options.Url,
            ConfigureFront = options.InMemoryHttp?.AddServer,
            MapFront = options.MapFront,
            Loggers = options.Loggers,
            Scale = options.Scale ? new ScaleOptions() : null,
        });
        settings.AddInMemoryCollection(CloudSettings.For(ServiceBusConnection, (host.Address ?? new Uri(options.Url)).GetLeftPart(UriPartial.Authority)));
        if (options.BlobConnection is { } blobs) settings.AddInMemoryCollection([new("Blobs", blobs)]);
        settings.AddInMemoryCollection(options.Settings);
        var connection = host.AddWorker();
        worker = ApplicationHost.Build(this, connection, settings, options);
        if (options.Workers > 0)
        {
            // Built for what the program itself reads of the application, and never started.
            host.RemoveWorker(connection);
            await containers;
            separate = await SeparateWorkers.StartAsync(this, host, settings, options);
        }
        else
        {
            await worker.StartAsync();
            connection.Http = ApplicationHost.ReachWorker(worker, connection, options);
            await containers;
        }
        await host.StartAsync();
        durable = GrpcChannel.ForAddress(host.WorkerEndpoint);
        Durable = new GrpcDurableTaskClient(DatabaseName, new GrpcDurableTaskClientOptions { Channel = durable }, NullLogger.Instance);
        _ = ReportStopAsync(worker.Services.GetRequiredService<ILogger<CloudStore>>());
    }

    /// <summary>Takes nothing new, and waits for what is in flight.</summary>
    public async Task StopAsync()
    {
        durable?.Dispose();
        durable = null;
        if (host is not null) await host.DisposeAsync();
        host = null;
        if (separate is not null) await separate.DisposeAsync();
        if (worker is null) return;
        if (separate is null) await worker.StopAsync();
        separate = null;
        if (worker is IAsyncDisposable disposable) await disposable.DisposeAsync();
        worker = null;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await containers.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Hub.DisposeAsync();
        await endpoint.DisposeAsync();
        await Bus.DisposeAsync();
        await Cosmos.DisposeAsync();
        Documents.Dispose();
        await Store.DisposeAsync();
        Clock.Dispose();
    }

    private static TaskHubOptions HubOptions(EmbeddedCloudOptions options)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new(CloudSettings.TaskHubName, DatabaseName)]).Build();
        var hub = DurableHostSettings.Read(AppContext.BaseDirectory, settings) with { OneEventPerTurn = options.OneEventPerTurn };
        return options.MaxConcurrentActivities is { } activities ? hub with { MaxConcurrentActivities = activities } : hub;
    }

    private static InvalidOperationException NotStarted() => new("The application is not started.");

    private async Task ReportStopAsync(ILogger logger)
    {
        var reason = await Store.Stopped;
        logger.LogCritical("{Reason} Until then every request is answered with 503.", reason.Message);
    }

    private async Task CreateContainersAsync()
    {
        using var client = new CosmosClient(CloudSettings.CosmosEndpoint, new EmbeddedCredential(), ApplicationHost.InProcess(new CosmosClientOptions(), Documents));
        Database database = await client.CreateDatabaseIfNotExistsAsync(DatabaseName);
        foreach (var (name, path) in UtilityDatabase.PartitionKeyPaths)
            await database.CreateContainerIfNotExistsAsync(new ContainerProperties(name, path));
    }
}

using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Cosmos;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Serverless.LocalDev.Blobs;
using Serverless.LocalDev.Cosmos;
using Serverless.LocalDev.Functions.Durable;
using Serverless.LocalDev.ServiceBus;
using Serverless.LocalDev.Store;
using Serverless.Orchestrations.Documents;

namespace Serverless.LocalDev.Cloud;

/// <summary>
/// The cloud in one process: a clock, a store, and on them the bus, the documents, the blobs and the hosted application.
/// Opened over the directory of an earlier one it goes on where that ended, however that was.
/// </summary>
public sealed class EmbeddedCloud : IAsyncDisposable
{
    /// <summary>The function key of every embedded run; it only opens what listens on loopback.</summary>
    public const string FunctionKey = "local-dev";

    /// <summary>What infra deploys; the emulator's file stops at its limit of an hour.</summary>
    private static readonly TimeSpan MessageLifetime = TimeSpan.FromDays(14);

    private const string DatabaseName = "utility";
    private readonly EmbeddedNames names;
    private readonly HttpMessageHandler documents;
    private IHost? host;

    private EmbeddedCloud(CloudClock clock, CloudStore store, EmbeddedNames names, ServiceBusNamespace bus, CosmosEndpoint cosmos, BlobFolder blobs)
    {
        (Clock, Store, this.names, Bus, Cosmos, Blobs) = (clock, store, names, bus, cosmos, blobs);
        documents = cosmos.CreateHandler();
    }

    public CloudClock Clock { get; }

    public CloudStore Store { get; }

    /// <summary>Where everything is kept; null while it is kept in memory.</summary>
    public string? DataDirectory { get; private init; }

    public CosmosEndpoint Cosmos { get; }

    internal ServiceBusNamespace Bus { get; }

    internal BlobFolder Blobs { get; }

    /// <summary>The orchestrations, as a function's durable client sees them.</summary>
    public DurableTaskClient Durable => Services.GetRequiredService<FunctionDurableTaskClient>();

    /// <exception cref="InvalidOperationException">The application is not started.</exception>
    public IServiceProvider Services => host?.Services ?? throw new InvalidOperationException("The application is not started.");

    /// <exception cref="StoreException">The directory cannot be written, or another run holds it.</exception>
    public static async Task<EmbeddedCloud> OpenAsync(EmbeddedCloudOptions options)
    {
        var clock = options.Clock ?? new WallClock();
        var store = CloudStore.Open(new StoreOptions(options.DataDirectory, options.Durability), clock.Work);
        try
        {
            var names = EmbeddedNames.For(options.DataDirectory);
            var entities = ServiceBusEntities.Load(Path.Combine(AppContext.BaseDirectory, "servicebus.json")).WithTimeToLive(MessageLifetime);
            var bus = await ServiceBusNamespace.OpenAsync(names.ServiceBus, entities, clock, store);
            var cosmos = await CosmosEndpoint.OpenAsync(clock, store);
            var blobs = BlobFolder.Open(names.Blobs, options.DataDirectory is { } directory ? Path.Combine(directory, "blobs") : null, clock);
            var cloud = new EmbeddedCloud(clock, store, names, bus, cosmos, blobs) { DataDirectory = options.DataDirectory };
            await cloud.CreateContainersAsync();
            return cloud;
        }
        catch
        {
            await store.DisposeAsync();
            throw;
        }
    }

    public ServiceBusClient CreateServiceBusClient() => new(names.ServiceBus, new EmbeddedCredential());

    /// <summary>Starts the application on this cloud: from here on messages are taken.</summary>
    public async Task StartAsync(ApplicationOptions? options = null)
    {
        host = ApplicationHost.Build(this, names, documents, options ?? new());
        await host.StartAsync();
        _ = ReportStopAsync(host.Services.GetRequiredService<ILogger<CloudStore>>());
    }

    /// <summary>Takes nothing new, and waits for what is in flight.</summary>
    public async Task StopAsync()
    {
        if (host is null) return;
        await host.StopAsync();
        if (host is IAsyncDisposable disposable) await disposable.DisposeAsync();
        host = null;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await Bus.DisposeAsync();
        await Cosmos.DisposeAsync();
        Blobs.Dispose();
        documents.Dispose();
        await Store.DisposeAsync();
        Clock.Dispose();
    }

    private async Task ReportStopAsync(ILogger logger)
    {
        var reason = await Store.Stopped;
        logger.LogCritical("{Reason} Until then every request is answered with 503.", reason.Message);
    }

    private async Task CreateContainersAsync()
    {
        using var client = new CosmosClient(names.CosmosEndpoint, new EmbeddedCredential(), ApplicationHost.InProcess(new CosmosClientOptions(), documents));
        Database database = await client.CreateDatabaseIfNotExistsAsync(DatabaseName);
        foreach (var (name, path) in UtilityDatabase.PartitionKeyPaths)
            await database.CreateContainerIfNotExistsAsync(new ContainerProperties(name, path));
    }
}

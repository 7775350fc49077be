using System.Text.Json;
using Microsoft.Azure.Cosmos;
using Serverless.LocalDev.Cosmos;
using Serverless.LocalDev.Store;

namespace Serverless.Tests.Conformance.Cosmos;

/// <summary>The real SDK in front of the in-process endpoint, on a clock that stands still.</summary>
internal sealed class EmbeddedAccount : IAsyncDisposable
{
    private readonly CloudStore store;

    private EmbeddedAccount(VirtualClock clock, CloudStore store, CosmosEndpoint endpoint)
    {
        Clock = clock;
        this.store = store;
        Endpoint = endpoint;
        Client = NewClient(new CosmosClientOptions());
    }

    public VirtualClock Clock { get; }

    public CosmosEndpoint Endpoint { get; }

    public CosmosClient Client { get; }

    public static async Task<EmbeddedAccount> OpenAsync(string? directory = null)
    {
        var clock = new VirtualClock(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));
        var store = CloudStore.Open(new StoreOptions(directory), clock.Work);
        return new EmbeddedAccount(clock, store, await CosmosEndpoint.OpenAsync(clock, store));
    }

    public CosmosClient NewClient(CosmosClientOptions options)
    {
        var handler = Endpoint.CreateHandler();
        options.ConnectionMode = ConnectionMode.Gateway;
        options.LimitToEndpoint = true;
#pragma warning disable RS0030 // The SDK asks for a client of the test's own handler.
        options.HttpClientFactory = () => new HttpClient(handler, disposeHandler: false);
#pragma warning restore RS0030
        options.UseSystemTextJsonSerializerWithOptions ??= new JsonSerializerOptions(JsonSerializerDefaults.Web);
        return new CosmosClient("https://utility.documents.embedded:443/", Convert.ToBase64String("any key"u8), options);
    }

    public async Task<Container> AccountsAsync(Action<ContainerProperties>? change = null)
    {
        Database database = await Client.CreateDatabaseIfNotExistsAsync("utility");
        var properties = new ContainerProperties("accounts", "/accountId");
        change?.Invoke(properties);
        return await database.CreateContainerIfNotExistsAsync(properties);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Endpoint.DisposeAsync();
        await store.DisposeAsync();
        Clock.Dispose();
    }
}

/// <summary>A document of the tests.</summary>
internal sealed record Entry
{
    public required string Id { get; init; }

    public required string AccountId { get; init; }

    public string? Kind { get; init; }

    public long Cents { get; init; }

    public string[]? Tags { get; init; }

    public int? Ttl { get; init; }

    public static Entry Of(string id, long cents = 0, string account = "a-1", string? kind = null, params string[] tags) =>
        new() { Id = id, AccountId = account, Cents = cents, Kind = kind, Tags = tags };
}

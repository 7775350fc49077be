using Microsoft.Azure.Cosmos;
using Serverless.Benchmarks.Harness;
using Serverless.LocalDev.Cloud;
using Serverless.LocalDev.Cosmos;
using Serverless.LocalDev.Store;
using Serverless.Orchestrations.Documents;

namespace Serverless.Benchmarks.Documents;

/// <summary>The real Cosmos SDK in front of the in-process endpoint, with the product's serializer settings.</summary>
internal sealed class DocumentGround : IAsyncDisposable
{
    private readonly CloudClock clock;
    private readonly CloudStore store;
    private readonly CosmosEndpoint endpoint;
    private readonly CosmosClient client;

    private DocumentGround(CloudClock clock, CloudStore store, CosmosEndpoint endpoint, CosmosClient client, Container accounts) =>
        (this.clock, this.store, this.endpoint, this.client, Accounts) = (clock, store, endpoint, client, accounts);

    public Container Accounts { get; }

    public static async Task<DocumentGround> OpenAsync(Ground ground)
    {
        var clock = new WallClock();
        var store = CloudStore.Open(ground.Options, clock.Work);
        var endpoint = await CosmosEndpoint.OpenAsync(clock, store);
        var options = new CosmosClientOptions { UseSystemTextJsonSerializerWithOptions = DocumentJson.Options };
        var client = new CosmosClient(
            "https://benchmark.documents.embedded:443/", new EmbeddedCredential(), ApplicationHost.InProcess(options, endpoint.CreateHandler()));
        Database database = await client.CreateDatabaseIfNotExistsAsync("utility");
        return new(clock, store, endpoint, client, await database.CreateContainerIfNotExistsAsync(new ContainerProperties("accounts", "/accountId")));
    }

    /// <summary>Writes so many entries to each of so many partitions.</summary>
    public Task FillAsync(int partitions, int entries) => Fleet.RunAsync(16, partitions * entries, number =>
        Accounts.CreateItemAsync(Entry.Of(number % partitions, number / partitions), Entry.KeyOf(number % partitions)));

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await endpoint.DisposeAsync();
        await store.DisposeAsync();
        clock.Dispose();
    }
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Serverless.LocalDev.Cosmos.Http;
using Serverless.LocalDev.Cosmos.Resources;
using Serverless.LocalDev.Store;

namespace Serverless.LocalDev.Cosmos;

/// <summary>
/// A Cosmos DB account (API for NoSQL) in this process, spoken to as the real one is: HTTP requests as the SDKs send them
/// in Gateway mode. One physical partition, Session consistency, one region; documents in memory, the store as their truth.
/// Keys and tokens are not checked.
/// </summary>
public sealed class CosmosEndpoint : IAsyncDisposable
{
    private readonly CosmosAccount account;
    private readonly RequestPipeline pipeline;

    private CosmosEndpoint(CosmosAccount account, CloudClock clock)
    {
        this.account = account;
        pipeline = new RequestPipeline(account, clock, Faults, Counters);
    }

    /// <summary>Answers that tests want instead of the true ones.</summary>
    public CosmosFaults Faults { get; } = new();

    /// <summary>What was asked and charged since the endpoint was opened.</summary>
    public CosmosCounters Counters { get; } = new();

    /// <summary>How many documents all containers hold, those past their time to live but not swept yet included.</summary>
    public long DocumentCount => account.DocumentCount;

    /// <summary>Creates the tables if need be and loads every database, container and document from the store.</summary>
    /// <exception cref="StoreException">The store cannot be read or written.</exception>
    public static async Task<CosmosEndpoint> OpenAsync(CloudClock clock, CloudStore store) =>
        new(await CosmosAccount.OpenAsync(clock, store), clock);

    /// <summary>
    /// A handler whose requests end here without a socket, for
    /// <c>CosmosClientOptions.HttpClientFactory = () =&gt; new HttpClient(handler, disposeHandler: false)</c> with
    /// <c>ConnectionMode.Gateway</c> and <c>LimitToEndpoint</c>; whatever the account's address says.
    /// </summary>
    public HttpMessageHandler CreateHandler() => new InProcessHandler(pipeline);

    /// <summary>Serves the same account on every path of a web server, for clients in other processes.</summary>
    public IEndpointConventionBuilder Map(IEndpointRouteBuilder routes) => routes.Map("/{**path}", HandleAsync);

    /// <summary>Serves the same account as the terminal middleware of a web server.</summary>
    public Task HandleAsync(HttpContext context) => KestrelAdapter.HandleAsync(pipeline, context);

    /// <summary>Stops the expiry sweep. What was acknowledged is already in the store, which stays open.</summary>
    public ValueTask DisposeAsync()
    {
        account.Dispose();
        return ValueTask.CompletedTask;
    }
}

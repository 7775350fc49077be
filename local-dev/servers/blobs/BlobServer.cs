using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Serverless.LocalDev.Blobs.Http;
using Serverless.LocalDev.Blobs.Storage;
using Serverless.LocalDev.Store;

namespace Serverless.LocalDev.Blobs;

/// <summary>
/// A storage account's blobs in this process, spoken to as the real service is: its REST API, block blobs only. Contents
/// are in memory or files of a directory. Signatures and tokens are not checked.
/// </summary>
public sealed class BlobServer
{
    private readonly RequestPipeline pipeline;

    private BlobServer(string account, IBlobContents contents, CloudClock clock)
    {
        Account = account;
        pipeline = new RequestPipeline(account, new BlobAccount(contents, clock), clock);
    }

    /// <summary>The account's name: the first label of the host clients ask, or else the first segment of their paths.</summary>
    public string Account { get; }

    /// <summary>Opens the account and reads the headers of what its directory holds.</summary>
    /// <param name="account">Such as <c>devstoreaccount1</c>.</param>
    /// <param name="directory">Where the files lie; null keeps everything in memory.</param>
    /// <param name="clock">Gives every date, and knows of every request in flight.</param>
    /// <exception cref="IOException">The directory cannot be read or written.</exception>
    public static BlobServer Open(string account, string? directory, CloudClock clock) =>
        new(account, directory is null ? new MemoryContents() : new FileContents(directory), clock);

    /// <summary>
    /// A handler whose requests end here without a socket, for
    /// <c>BlobClientOptions.Transport = new HttpClientTransport(handler)</c> with any address of this account, such as
    /// <c>https://ACCOUNT.blob.local/</c>.
    /// </summary>
    public HttpMessageHandler CreateHandler() => new InProcessHandler(pipeline);

    /// <summary>Serves the same account below <c>/ACCOUNT</c> of a web server, as Azurite does, for clients in other processes.</summary>
    public IEndpointConventionBuilder Map(IEndpointRouteBuilder routes) => routes.Map($"/{Account}/{{**path}}", HandleAsync);

    /// <summary>Serves the same account as the terminal middleware of a web server.</summary>
    public Task HandleAsync(HttpContext context) => WebAdapter.HandleAsync(pipeline, context);

    /// <summary>What a client of the account needs who finds it on a web server.</summary>
    /// <param name="address">The web server's, such as <c>http://127.0.0.1:10000</c>.</param>
    public string ConnectionString(Uri address) =>
        $"DefaultEndpointsProtocol={address.Scheme};AccountName={Account};AccountKey={Convert.ToBase64String("any key"u8)};" +
        $"BlobEndpoint={address.GetLeftPart(UriPartial.Authority)}/{Account};";
}

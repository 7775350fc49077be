using Azure.Core.Pipeline;
using Azure.Storage.Blobs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Serverless.LocalDev.Blobs;
using Serverless.LocalDev.Store;

namespace Serverless.Tests.Conformance.Blobs.Servers;

/// <summary>The local server on a clock that stands still, with the real client in front of it.</summary>
internal sealed class LocalServer(string? directory = null) : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 3, 2, 8, 0, 0, 250, TimeSpan.Zero);
    private readonly VirtualClock clock = new(Start);
    private BlobServer? server;
    private WebApplication? web;

    public VirtualClock Clock => clock;

    public BlobServer Server => server ??= BlobServer.Open("utility", directory, clock);

    public BlobServiceClient NewClient() => new(new Uri("https://utility.blob.local/"), Options());

    public BlobClientOptions Options() => new() { Transport = new HttpClientTransport(Server.CreateHandler()) };

    /// <summary>The connection string that leads to a port of this machine.</summary>
    public async Task<string> ListenAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        web = builder.Build();
        Server.Map(web);
        await web.StartAsync();
        return Server.ConnectionString(new Uri(web.Urls.Single()));
    }

    public async ValueTask DisposeAsync()
    {
        if (web is not null) await web.DisposeAsync();
        clock.Dispose();
    }
}

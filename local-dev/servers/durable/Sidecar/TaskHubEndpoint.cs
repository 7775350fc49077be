using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Serverless.LocalDev.Access;

namespace Serverless.LocalDev.Durable;

/// <summary>
/// A task hub on a loopback port of its own, without functions: a worker of Microsoft.DurableTask.Worker.Grpc and clients of
/// Microsoft.DurableTask.Client.Grpc connect to it. HTTP/2 without TLS.
/// </summary>
public sealed class TaskHubEndpoint : IAsyncDisposable
{
    private readonly WebApplication server;
    private readonly TaskHubSidecar sidecar;

    private TaskHubEndpoint(WebApplication server, TaskHubSidecar sidecar)
    {
        this.server = server;
        this.sidecar = sidecar;
    }

    /// <summary>Such as http://127.0.0.1:41234.</summary>
    public Uri Address => new(server.Urls.First());

    /// <param name="hub">Not disposed with the endpoint.</param>
    /// <param name="port">0 takes any that is free.</param>
    public static async Task<TaskHubEndpoint> OpenAsync(TaskHub hub, int port = 0)
    {
        var sidecar = new TaskHubSidecar(hub);
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Logging.ClearProviders();
        builder.Services.AddGrpc(grpc => grpc.MaxReceiveMessageSize = null);
        builder.Services.AddSingleton(sidecar);
        var server = builder.Build();
        server.UseLocalGuard(LocalGuard.Loopback);
        server.MapGrpcService<TaskHubSidecar>();
        await server.StartAsync();
        return new TaskHubEndpoint(server, sidecar);
    }

    /// <summary>Completes when a worker is connected, so that work is given out.</summary>
    public Task WhenWorkerConnectedAsync(CancellationToken cancellation = default) => sidecar.WhenWorkerConnectedAsync(cancellation);

    public async ValueTask DisposeAsync()
    {
        // A worker's stream ends only with its connection: there is nothing to wait for.
        await server.StopAsync(new CancellationToken(canceled: true));
        await server.DisposeAsync();
    }
}

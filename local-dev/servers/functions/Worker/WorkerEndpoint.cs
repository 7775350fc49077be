using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Serverless.LocalDev.Access;
using Serverless.LocalDev.Functions.Configuration;
using Serverless.LocalDev.Functions.Triggers;

namespace Serverless.LocalDev.Functions.Worker;

/// <summary>The gRPC server that workers connect to, on a loopback port of its own, HTTP/2 without TLS.</summary>
internal sealed class WorkerEndpoint : IAsyncDisposable
{
    private const int Window = 16 * 1024 * 1024;
    private readonly WebApplication app;

    private WorkerEndpoint(WebApplication app)
    {
        this.app = app;
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        Address = new Uri(addresses.Addresses.Single());
    }

    public Uri Address { get; }

    public static async Task<WorkerEndpoint> OpenAsync(
        FunctionRpcService rpc, IReadOnlyList<IHostExtension> extensions, FunctionsHostOptions options)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(Configure);
        builder.Services.AddSingleton<ILoggerFactory>(new QuietLoggers(options.Loggers));
        builder.Services.AddRouting();
        builder.Services.AddGrpc(grpc =>
        {
            grpc.MaxReceiveMessageSize = null;
            grpc.MaxSendMessageSize = null;
        });
        builder.Services.AddSingleton(rpc);
        foreach (var extension in extensions) extension.AddServices(builder.Services);
        var app = builder.Build();
        app.UseLocalGuard(options.Guard);
        app.UseRouting();
        app.MapGrpcService<FunctionRpcService>();
        foreach (var extension in extensions) extension.Map(app);
        await app.StartAsync();
        return new WorkerEndpoint(app);
    }

    /// <summary>Drops connections at once: a worker's connection would stay for a minute after its stream has ended.</summary>
    public async ValueTask DisposeAsync()
    {
        await app.StopAsync(new CancellationToken(canceled: true));
        await app.DisposeAsync();
    }

    private static void Configure(KestrelServerOptions kestrel)
    {
        kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2);
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = null;
        kestrel.Limits.MinRequestBodyDataRate = null;
        kestrel.Limits.MinResponseDataRate = null;
        kestrel.Limits.Http2.InitialConnectionWindowSize = Window;
        kestrel.Limits.Http2.InitialStreamWindowSize = Window;
        kestrel.Limits.Http2.MaxStreamsPerConnection = int.MaxValue;
    }
}

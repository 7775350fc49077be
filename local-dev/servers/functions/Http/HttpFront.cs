using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Serverless.LocalDev.Access;
using Serverless.LocalDev.Functions.Configuration;
using Serverless.LocalDev.Functions.Definitions;
using Serverless.LocalDev.Functions.Invocation;
using Serverless.LocalDev.Functions.Triggers;
using Yarp.ReverseProxy.Forwarder;

namespace Serverless.LocalDev.Functions.Http;

/// <summary>The web server in front of the functions: no more of ASP.NET Core than that takes, so that it starts at once.</summary>
internal sealed class HttpFront : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly HostContext context;
    private readonly FunctionEndpoints endpoints = new();
    private readonly WorkerForwarder forwarder;
    private readonly InFlight inFlight = new();
    private volatile bool running;

    private HttpFront(WebApplication app, HostContext context)
    {
        (this.app, this.context) = (app, context);
        forwarder = new WorkerForwarder(app.Services.GetRequiredService<IHttpForwarder>());
    }

    public IServer Server => app.Services.GetRequiredService<IServer>();

    /// <summary>A server in memory gives the address of the options; null where a server gives none.</summary>
    public Uri? Address => Server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() is { } address ? new Uri(address) : null;

    public static async Task<HttpFront> OpenAsync(FunctionsHostOptions options, HostContext context, IReadOnlyList<IHostExtension> extensions)
    {
        var limit = RequestBodyLimit.Of(context.Settings);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls(options.Url).ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = limit;
        });
        builder.Services.AddSingleton<ILoggerFactory>(new QuietLoggers(context.Loggers));
        builder.Services.AddRouting();
        builder.Services.AddHttpForwarder();
        options.ConfigureFront?.Invoke(builder.Services);
        var app = builder.Build();
        var front = new HttpFront(app, context);
        app.UseLocalGuard(options.Guard);
        app.Use(new FrontAnswers(options.Store, limit, front.inFlight, () => front.running, context.Loggers.CreateLogger("Host.Http")).InvokeAsync);
        app.UseRouting();
        HostStatus.Map(app, context.Keys, () => front.running);
        foreach (var extension in extensions) extension.MapFront(app);
        options.MapFront?.Invoke(app, context.Keys.IsSystem);
        ((IEndpointRouteBuilder)app).DataSources.Add(front.endpoints);
        await app.StartAsync();
        return front;
    }

    /// <summary>From here on requests are answered; until then each got 503.</summary>
    public void Open(IEnumerable<FunctionDefinition> functions)
    {
        var handler = new HttpTriggerHandler(context.Invoker, context.Keys, forwarder, context.Clock.Work);
        endpoints.Open(functions.Select(function => HttpTriggerRoute.Of(function, context.HostJson.RoutePrefix)), handler.For);
        running = true;
    }

    /// <summary>Answers 503 from here on, and waits for the requests let in before.</summary>
    public async Task StopAsync(CancellationToken cancellation)
    {
        running = false;
        await inFlight.DrainAsync(cancellation);
        await app.StopAsync(cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        forwarder.Dispose();
        endpoints.Dispose();
    }
}

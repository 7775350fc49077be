using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Serverless.Functions;
using Serverless.Functions.SignIn;
using Serverless.LocalDev.Functions;
using Serverless.LocalDev.Functions.Worker;
using Serverless.Orchestrations.Notifications;

namespace Serverless.LocalDev.Cloud;

/// <summary>Builds the application as it is, a worker of the Functions host, and puts the local servers where Azure would be.</summary>
internal static class ApplicationHost
{
    public static IHost Build(EmbeddedCloud cloud, WorkerConnection connection, IConfiguration settings, ApplicationOptions options) =>
        InProcessWorker.Build(typeof(App).Assembly, AppContext.BaseDirectory, () =>
        {
            var builder = App.CreateBuilder([]);
            builder.Configuration.AddConfiguration(settings);
            InProcessWorker.Connect(builder, connection, cloud.Guard);
            // The worker sends each entry to its host, one message an entry.
            builder.Logging.SetMinimumLevel(LogLevel.Warning);
            var services = builder.Services;
            services.Replace(ServiceDescriptor.Singleton(cloud.Clock.TimeProvider));
            services.Replace(ServiceDescriptor.Singleton<TokenCredential>(new EmbeddedCredential()));
            services.AddSingleton(cloud.Access);
            services.Replace(ServiceDescriptor.Singleton<IPrincipalSource, DevelopmentSignIn>());
            if (options.BlobConnection is null) services.Replace(ServiceDescriptor.Singleton(_ => Blobs(cloud)));
            services.PostConfigure<CosmosClientOptions>(cosmos => InProcess(cosmos, cloud.Documents));
            if ((options.MailDirectory ?? MailFolder.In(cloud.DataDirectory)) is { } mail)
            {
                services.Replace(ServiceDescriptor.Singleton<INotifications>(
                    provider => new MailFolder(ActivatorUtilities.CreateInstance<MessageDelivery>(provider), mail)));
            }
            // Where the application exports its telemetry, its host's goes too.
            services.ConfigureOpenTelemetryTracerProvider(traces => traces.AddSource(FunctionsHost.TelemetryName));
            services.ConfigureOpenTelemetryMeterProvider(metrics => metrics.AddMeter(FunctionsHost.TelemetryName));
            options.InMemoryHttp?.AddServer(services);
            options.ConfigureServices?.Invoke(services);
            return builder.Build();
        });

    /// <summary>How the Functions host reaches the web server of a worker that has started.</summary>
    public static WorkerHttp ReachWorker(IHost worker, WorkerConnection connection, ApplicationOptions options)
    {
        if (options.InMemoryHttp is { } memory) return new WorkerHttp(new Uri("http://worker.embedded/"), memory.Reach(worker.Services.GetRequiredService<IServer>()));
        connection.UseServerOf(worker);
        return connection.Http ?? throw new InvalidOperationException("The worker's web server has no address.");
    }

    /// <summary>Ends the real SDK's HTTP in this process instead of on the network.</summary>
    public static CosmosClientOptions InProcess(CosmosClientOptions options, HttpMessageHandler documents)
    {
        options.ConnectionMode = ConnectionMode.Gateway;
        options.LimitToEndpoint = true;
#pragma warning disable RS0030 // The SDK wants a client of its own around this handler; there is no connection to pool.
        options.HttpClientFactory = () => new HttpClient(documents, disposeHandler: false);
#pragma warning restore RS0030
        return options;
    }

    private static BlobServiceClient Blobs(EmbeddedCloud cloud) => new(
        new Uri(CloudSettings.BlobEndpoint), new EmbeddedCredential(), new BlobClientOptions { Transport = new HttpClientTransport(cloud.Blobs.CreateHandler()) });
}

using Azure.Core;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Serverless.Functions;
using Serverless.Functions.SignIn;
using Serverless.LocalDev.Durable;
using Serverless.LocalDev.Functions;
using Serverless.Orchestrations.Configuration;
using Serverless.Orchestrations.Notifications;

namespace Serverless.LocalDev.Cloud;

/// <summary>Builds the application as it is, and puts the embedded cloud where Azure would be.</summary>
internal static class ApplicationHost
{
    public static IHost Build(EmbeddedCloud cloud, EmbeddedNames names, HttpMessageHandler documents, ApplicationOptions options)
    {
        var builder = App.CreateBuilder([]);
        builder.Configuration.AddInMemoryCollection([.. names.Settings(), new("Approvals:PublicAddress", options.Url), new("urls", options.Url)]);
        // On top of the cloud's own, so that a run can set those too: one collection takes a key only once.
        builder.Configuration.AddInMemoryCollection(options.Settings);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        var services = builder.Services;
        services.AddSingleton(cloud.Clock);
        services.AddSingleton(cloud.Store);
        services.Replace(ServiceDescriptor.Singleton(cloud.Clock.TimeProvider));
        services.Replace(ServiceDescriptor.Singleton<TokenCredential>(new EmbeddedCredential()));
        services.Replace(ServiceDescriptor.Singleton<IPrincipalSource, DevelopmentSignIn>());
        if (new Uri(options.Url).Port == 0) services.AddSingleton<IOptions<ApprovalSettings>, BoundAddress>();
        if ((options.MailDirectory ?? MailFolder.In(cloud.DataDirectory)) is { } mail)
        {
            services.Replace(ServiceDescriptor.Singleton<INotifications>(
                provider => new MailFolder(ActivatorUtilities.CreateInstance<MailRoom>(provider), mail)));
        }
        services.PostConfigure<CosmosClientOptions>(cosmos => InProcess(cosmos, documents));
        services.AddSingleton(HostJson.Load(Path.Combine(AppContext.BaseDirectory, "host.json")));
        services.AddSingleton(new FunctionKeys(EmbeddedCloud.FunctionKey, EmbeddedCloud.FunctionKey, new Dictionary<string, string>()));
        if (options.StrictReplay) services.AddSingleton(new OrchestrationEngineOptions { StrictReplay = true });
        if (options.Scale) services.AddSingleton(new ScaleOptions());
        options.ConfigureServices?.Invoke(services);
        return builder.Build();
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
}

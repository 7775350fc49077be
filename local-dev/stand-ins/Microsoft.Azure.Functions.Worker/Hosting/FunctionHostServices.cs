using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Serverless.LocalDev.Store;

namespace Serverless.LocalDev.Functions;

/// <summary>The host's own services, added after the application's and the extensions'.</summary>
internal static class FunctionHostServices
{
    /// <exception cref="InvalidOperationException">The application was started without the embedded cloud around it.</exception>
    public static void RequireCloud(IServiceCollection services)
    {
        if (services.Any(service => service.ServiceType == typeof(CloudClock))) return;
        throw new InvalidOperationException(
            "This build is made against the embedded cloud, which is not running: start it with 'dotnet run --project local-dev', " +
            "or build with -p:CloudSdk=azure to run under the Azure Functions host.");
    }

    public static void Add(IServiceCollection services, FunctionPipeline pipeline, FunctionCatalog catalog)
    {
        services.TryAddSingleton(HostJson.Empty);
        services.TryAddSingleton(provider => provider.GetRequiredService<CloudClock>().TimeProvider);
        services.AddOptions<WorkerOptions>();
        services.AddSingleton(pipeline);
        services.AddSingleton(catalog);
        services.AddSingleton<RunningListeners>();
        services.AddSingleton<HostStopping>();
        services.AddSingleton<HostedFunctionFactory>();
        services.AddSingleton(provider => new InvocationServices(
            provider, provider.GetRequiredService<IServiceScopeFactory>(),
            new InvocationIds(provider.GetRequiredService<CloudClock>().UtcNow),
            provider.GetRequiredService<HostStopping>().Token));
        services.AddSingleton<FunctionInvoker>();
        services.AddSingleton<IFunctionInvoker>(provider => provider.GetRequiredService<FunctionInvoker>());
        services.AddSingleton(provider => new KeyRing(
            provider.GetRequiredService<CloudStore>(), provider.GetService<FunctionKeys>()));
        services.AddSingleton<IHostedService, FunctionHostService>();
        if (!services.Any(service => service.ServiceType == typeof(ScaleOptions))) return;
        services.AddSingleton<ScaleController>();
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<ScaleController>());
    }
}

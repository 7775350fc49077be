using System.Net;
using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Serverless.LocalDev.Access;

namespace Serverless.LocalDev.Functions.Worker;

/// <summary>Lets an application's worker run in this process, several at once.</summary>
public static class InProcessWorker
{
    /// <summary>Process-wide for the worker: the folder of its function assemblies and host.json.</summary>
    private const string DirectoryVariable = "FUNCTIONS_APPLICATION_DIRECTORY";

    private static readonly Lock Entry = new();

    /// <summary>
    /// Builds a worker's host. The worker finds what its build generated (its functions, their executor, its extensions) through
    /// the process's entry assembly, so the application is that for as long as the build takes.
    /// </summary>
    /// <param name="build">Creates the application's builder, calls <see cref="Connect"/> on it, and builds.</param>
    public static IHost Build(Assembly application, string applicationDirectory, Func<IHost> build)
    {
        lock (Entry)
        {
            var entry = Assembly.GetEntryAssembly();
            Assembly.SetEntryAssembly(application);
            try
            {
                Environment.SetEnvironmentVariable(DirectoryVariable, applicationDirectory);
                return build();
            }
            finally
            {
                Assembly.SetEntryAssembly(entry);
            }
        }
    }

    /// <summary>
    /// Tells the builder where its host is, and gives its web server a port of its own: the one the worker chooses is the same
    /// for every worker of the process.
    /// </summary>
    /// <param name="guard">Which requests the web server answers; the host's bear the name by which their caller asked the host.</param>
    public static void Connect(IHostApplicationBuilder builder, WorkerConnection connection, LocalGuard? guard = null)
    {
        builder.Services.AddSingleton<IStartupFilter>(new GuardFirst(guard ?? LocalGuard.Loopback));
        builder.Configuration.AddInMemoryCollection(connection.Settings.Configuration);
        builder.Services.Configure<KestrelServerOptions>(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            // The host's front limits bodies.
            kestrel.Limits.MaxRequestBodySize = null;
        });
        // It warns that the port above overrides the worker's own.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Server.Kestrel", LogLevel.Error);
    }

    /// <summary>Call once the worker's host has started, and before the Functions host starts, unless its server is in memory.</summary>
    public static void UseServerOf(this WorkerConnection connection, IHost worker)
    {
        var addresses = worker.Services.GetService<IServer>()?.Features.Get<IServerAddressesFeature>()?.Addresses;
        if (addresses?.FirstOrDefault() is { } address) connection.Http = new WorkerHttp(new Uri(address));
    }

    private sealed class GuardFirst(LocalGuard guard) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app => next(app.UseLocalGuard(guard));
    }
}

using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.Azure.Functions.Worker.Core;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Serverless.LocalDev.Functions;
using Serverless.LocalDev.Functions.Web;

namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>Collects an application's services, middleware and configuration, and builds its host.</summary>
public class FunctionsApplicationBuilder : IHostApplicationBuilder, IFunctionsWorkerApplicationBuilder
{
    private readonly WebApplicationBuilder web;
    private readonly FunctionPipeline pipeline = new();
    private readonly FunctionDiscovery discovery;

    internal FunctionsApplicationBuilder(string[] args, Assembly application)
    {
        web = EmbeddedWebHost.CreateBuilder(args, application);
        discovery = new FunctionDiscovery(application);
    }

    public IDictionary<object, object> Properties => ((IHostApplicationBuilder)web).Properties;

    public ConfigurationManager Configuration => web.Configuration;

    IConfigurationManager IHostApplicationBuilder.Configuration => web.Configuration;

    public IHostEnvironment Environment => web.Environment;

    public ILoggingBuilder Logging => web.Logging;

    public IMetricsBuilder Metrics => web.Metrics;

    public IServiceCollection Services => web.Services;

    /// <exception cref="InvalidOperationException">
    /// No embedded cloud is registered, or a function cannot be hosted; the message names the function and its parameter.
    /// </exception>
    public IHost Build()
    {
        FunctionHostServices.RequireCloud(Services);
        pipeline.IsForExtensions = true;
        foreach (var startup in discovery.Startups())
        {
            ((WorkerExtensionStartup)Activator.CreateInstance(startup)!).Configure(this);
        }
        pipeline.IsForExtensions = false;
        FunctionHostServices.Add(Services, pipeline, new FunctionCatalog(discovery.Functions()));
        var app = web.Build();
        EmbeddedWebHost.Configure(app);
        return app;
    }

    public void ConfigureContainer<TContainerBuilder>(
        IServiceProviderFactory<TContainerBuilder> factory, Action<TContainerBuilder>? configure = default)
        where TContainerBuilder : notnull =>
        ((IHostApplicationBuilder)web).ConfigureContainer(factory, configure);

    public IFunctionsWorkerApplicationBuilder Use(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> middleware)
    {
        pipeline.Use(middleware);
        return this;
    }
}

using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Serverless.LocalDev.Access;
using Serverless.LocalDev.Durable;
using Serverless.LocalDev.Functions.Keys;
using Serverless.LocalDev.Functions.Scaling;
using Serverless.LocalDev.ServiceBus;
using Serverless.LocalDev.Store;

namespace Serverless.LocalDev.Functions;

/// <summary>What a Functions host runs on.</summary>
public sealed record FunctionsHostOptions
{
    public required CloudClock Clock { get; init; }

    public required CloudStore Store { get; init; }

    /// <summary>Null refuses functions with Service Bus triggers or outputs.</summary>
    internal ServiceBusNamespace? Bus { get; init; }

    /// <summary>Null refuses functions with durable triggers or clients.</summary>
    public TaskHub? Hub { get; init; }

    /// <summary>The folder with the application's assemblies and its host.json; without that file the defaults hold.</summary>
    public required string ApplicationDirectory { get; init; }

    /// <summary>The application's settings, which schedules, queue names and the like name as %NAME%.</summary>
    public IConfiguration Settings { get; init; } = new ConfigurationBuilder().Build();

    /// <summary>Null keeps keys in the store, made at the first start.</summary>
    public FunctionKeys? Keys { get; init; }

    /// <summary>Where the HTTP front listens; port 0 takes a free one.</summary>
    public string Url { get; init; } = "http://127.0.0.1:7071";

    /// <summary>Which requests the host's servers answer at all.</summary>
    public LocalGuard Guard { get; init; } = LocalGuard.Loopback;

    /// <summary>Changes the front's services; a registered IServer replaces Kestrel.</summary>
    public Action<IServiceCollection>? ConfigureFront { get; init; }

    /// <summary>Adds endpoints to the front, given what says whether a request bears the master or host key.</summary>
    public Action<IEndpointRouteBuilder, Func<HttpContext, bool>>? MapFront { get; init; }

    /// <summary>Null keeps every function at one instance.</summary>
    public ScaleOptions? Scale { get; init; }

    public ILoggerFactory Loggers { get; init; } = NullLoggerFactory.Instance;

    /// <summary>In real time: how long a worker may take to connect, index and load.</summary>
    public TimeSpan StartUpLimit { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>In real time: how long what is in flight may go on once the host is stopped, before it is told to end.</summary>
    public TimeSpan DrainLimit { get; init; } = TimeSpan.FromSeconds(30);
}

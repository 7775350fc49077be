using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Serverless.LocalDev.Access;
using Serverless.LocalDev.Store;

namespace Serverless.LocalDev.Cloud;

/// <summary>How one embedded cloud is put together.</summary>
public sealed record EmbeddedCloudOptions
{
    /// <summary>Where everything is kept; null keeps it in memory.</summary>
    public string? DataDirectory { get; init; }

    public Durability Durability { get; init; } = Durability.ProcessKill;

    /// <summary>The wall clock unless a virtual one is given; disposed with the cloud.</summary>
    public CloudClock? Clock { get; init; }

    /// <summary>Where AMQP and the administration client's HTTP are served; 0 takes a free port.</summary>
    public int ServiceBusPort { get; init; }

    /// <summary>Which HTTP requests the servers answer at all.</summary>
    public LocalGuard Guard { get; init; } = LocalGuard.Loopback;

    /// <summary>One event a turn, so that a history does not depend on what happened to arrive together.</summary>
    public bool OneEventPerTurn { get; init; }

    /// <summary>Activities under way at a time; null for what host.json says.</summary>
    public int? MaxConcurrentActivities { get; init; }
}

/// <summary>How the application is hosted on an embedded cloud.</summary>
public sealed record ApplicationOptions
{
    /// <summary>Where HTTP is served.</summary>
    public string Url { get; init; } = "http://127.0.0.1:7071";

    /// <summary>Serves HTTP in memory instead of at <see cref="Url"/>.</summary>
    public InMemoryHttp? InMemoryHttp { get; init; }

    /// <summary>Worker processes to run the application in; 0 runs it in this process.</summary>
    public int Workers { get; init; }

    /// <summary>A storage account to keep blobs in, such as Azurite's; null keeps them on this cloud.</summary>
    public string? BlobConnection { get; init; }

    /// <summary>Let a scale controller give listeners virtual instances by their backlog.</summary>
    public bool Scale { get; init; }

    /// <summary>Where each message to staff is laid as a page to open; null for beside the data, or nowhere where that is in memory.</summary>
    public string? MailDirectory { get; init; }

    /// <summary>Application settings beside those the cloud itself gives; <c>Section:Name</c>.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Settings { get; init; } = [];

    /// <summary>Added last, so that it can replace any service of the application.</summary>
    public Action<IServiceCollection>? ConfigureServices { get; init; }

    /// <summary>Where the host's log goes, and with it what its workers send.</summary>
    public ILoggerFactory Loggers { get; init; } = NullLoggerFactory.Instance;

    /// <summary>Adds endpoints beside the application's own; the second argument says whether a request bears the host's key.</summary>
    public Action<IEndpointRouteBuilder, Func<HttpContext, bool>>? MapFront { get; init; }
}

/// <summary>Web servers without sockets, for the host's front and for the worker behind it.</summary>
/// <param name="AddServer">Registers the server.</param>
/// <param name="Reach">A handler whose requests end in it.</param>
public sealed record InMemoryHttp(Action<IServiceCollection> AddServer, Func<IServer, HttpMessageHandler> Reach);

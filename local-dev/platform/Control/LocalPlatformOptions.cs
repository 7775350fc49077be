using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Serverless.LocalDev.Access;
using Serverless.LocalDev.City;
using Serverless.LocalDev.Partners;
using Serverless.LocalDev.Store;

namespace Serverless.LocalDev.Control;

/// <summary>How the platform runs on this machine.</summary>
internal sealed record LocalPlatformOptions
{
    /// <summary>Null keeps everything in memory.</summary>
    public string? DataDirectory { get; init; }

    public Durability Durability { get; init; } = Durability.ProcessKill;

    /// <summary>The wall clock when null.</summary>
    public CloudClock? Clock { get; init; }

    /// <summary>HTTP is served here, the partners answer one above and Service Bus two above; 0 takes free ports.</summary>
    public int Port { get; init; }

    /// <summary>Where the key is left for commands while the platform runs; null for nowhere.</summary>
    public KeyFiles? Keys { get; init; }

    /// <summary>Which HTTP requests are answered at all.</summary>
    public LocalGuard Guard { get; init; } = LocalGuard.Loopback;

    /// <summary>Where clients in other processes reach the documents; null for nowhere.</summary>
    public int? CosmosPort { get; init; }

    /// <summary>Where clients in other processes reach the blobs; null for nowhere.</summary>
    public int? BlobPort { get; init; }

    /// <summary>A storage account to keep blobs in; null keeps them on this cloud.</summary>
    public string? BlobConnection { get; init; }

    /// <summary>Worker processes to run the application in; 0 runs it in this process.</summary>
    public int Workers { get; init; }

    public ILoggerFactory Loggers { get; init; } = NullLoggerFactory.Instance;

    public bool Scale { get; init; }

    public SampleCity City { get; init; } = new();

    /// <summary>Where each message to staff is laid as a page to open; null for beside the data, or nowhere where that is in memory.</summary>
    public string? MailDirectory { get; init; }

    public IEnumerable<KeyValuePair<string, string?>> Settings { get; init; } = [];

    /// <summary>Added last, so that it can replace any service of the application.</summary>
    public Action<IServiceCollection>? ConfigureServices { get; init; }

    /// <summary>Sets the partners up before the application starts.</summary>
    public Action<PartnerSystems>? PartnersAre { get; init; }
}

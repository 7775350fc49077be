using Microsoft.Extensions.DependencyInjection;
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
}

/// <summary>How the application is hosted on an embedded cloud.</summary>
public sealed record ApplicationOptions
{
    /// <summary>Where HTTP is served.</summary>
    public string Url { get; init; } = "http://127.0.0.1:7071";

    /// <summary>Rebuild every orchestration from its history before every turn.</summary>
    public bool StrictReplay { get; init; }

    /// <summary>Let a scale controller give listeners virtual instances by their backlog.</summary>
    public bool Scale { get; init; }

    /// <summary>Where each message to staff is laid as a page to open; null for beside the data, or nowhere where that is in memory.</summary>
    public string? MailDirectory { get; init; }

    /// <summary>Application settings beside those the cloud itself gives; <c>Section:Name</c>.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Settings { get; init; } = [];

    /// <summary>Added last, so that it can replace any service of the application.</summary>
    public Action<IServiceCollection>? ConfigureServices { get; init; }
}

using System.ComponentModel.DataAnnotations;
using Microsoft.Azure.Cosmos;

namespace Serverless.Orchestrations.Configuration;

/// <summary>Where the documents are stored. The app signs in with its own identity; there is no key.</summary>
public sealed class CosmosSettings
{
    public const string Section = "Cosmos";

    [Required, Url]
    public string AccountEndpoint { get; init; } = "";

    [Required]
    public string Database { get; init; } = "utility";

    /// <summary>Direct in Azure (lower latency); Gateway where only HTTPS gets through.</summary>
    public ConnectionMode ConnectionMode { get; init; } = ConnectionMode.Direct;
}

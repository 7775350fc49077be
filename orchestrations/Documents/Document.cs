using System.Text.Json.Serialization;

namespace Serverless.Orchestrations.Documents;

/// <summary>What every document carries. Times are UTC; decimals are dollars here and integer cents in storage.</summary>
public abstract record Document
{
    /// <summary>Unique in its partition, and derived from what it records wherever writing it twice must be noticed.</summary>
    public required string Id { get; init; }

    public abstract string Type { get; }

    public virtual int SchemaVersion => 1;

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The key of the message, request or orchestration that caused the last change.</summary>
    public required string CauseId { get; init; }

    /// <summary>The version read; goes back as If-Match with the change.</summary>
    [JsonPropertyName("_etag")]
    public string? ETag { get; init; }
}

/// <summary>A document of container <c>accounts</c>; all that must change together shares <see cref="AccountId"/>.</summary>
public abstract record AccountPartitionDocument : Document
{
    public required string AccountId { get; init; }
}

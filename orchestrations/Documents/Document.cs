using System.Text.Json.Serialization;

namespace Serverless.Orchestrations.Documents;

/// <summary>What every document has. Times are UTC. Decimals are dollars in code and integer cents in storage.</summary>
public abstract record Document
{
    /// <summary>Unique in its partition. Where a second write must be noticed, it is derived from what the document records.</summary>
    public required string Id { get; init; }

    public abstract string Type { get; }

    public virtual int SchemaVersion => 1;

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The key of the message, request or orchestration that caused the last change.</summary>
    public required string CauseId { get; init; }

    /// <summary>The version that was read. It is sent back as If-Match with a change.</summary>
    [JsonPropertyName("_etag")]
    public string? ETag { get; init; }
}

/// <summary>A document of container <c>accounts</c>. Documents that must change together share <see cref="AccountId"/>.</summary>
public abstract record AccountPartitionDocument : Document
{
    public required string AccountId { get; init; }
}

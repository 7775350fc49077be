namespace Serverless.LocalDev.Cosmos.Documents;

/// <summary>A document a client sent: checked and taken apart once, not stored yet.</summary>
internal sealed class DocumentDraft
{
    /// <summary>Documents up to this size, as the limits page says: 2 MB of JSON in UTF-8.</summary>
    public const int LargestDocument = 2 * 1024 * 1024;

    public required string Id { get; init; }

    /// <summary>Canonical, from the body.</summary>
    public required string PartitionKey { get; init; }

    /// <summary>Seconds, -1 for never; null for the container's default.</summary>
    public required int? TimeToLive { get; init; }

    /// <summary>What stands between the braces, without system properties.</summary>
    public required ReadOnlyMemory<byte> Members { get; init; }

    /// <summary>One text for each unique key of the container.</summary>
    public required string[]? UniqueKeys { get; init; }
}

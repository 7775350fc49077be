namespace Serverless.LocalDev.Cosmos.Documents;

/// <summary>Where a document lives from its creation to its deletion, whatever its version.</summary>
internal sealed class DocumentSlot(PartitionDocuments partition, string id, long number)
{
    public PartitionDocuments Partition { get; } = partition;

    public string Id { get; } = id;

    /// <summary>Rising with creation in its container; the last part of _rid.</summary>
    public long Number { get; } = number;

    /// <summary>Null once deleted.</summary>
    public StoredDocument? Current { get; set; }

    /// <summary>When the expiry sweep will look at it next, in seconds since 1970.</summary>
    public long WatchedAt { get; set; } = StoredDocument.Never;

    /// <summary>What this document holds against others of its partition, where the container has unique keys.</summary>
    public string[]? UniqueKeys { get; set; }
}

using Serverless.LocalDev.Cosmos.Documents;
using Serverless.LocalDev.Cosmos.Http;
using Serverless.LocalDev.Cosmos.Resources;

namespace Serverless.LocalDev.Cosmos.Batches;

/// <summary>An operation of a batch as it came, in whichever of the two encodings.</summary>
internal sealed class BatchOperation
{
    public required WriteKind Kind { get; set; }

    /// <summary>As in the header; null for the key of the whole batch.</summary>
    public string? PartitionKey { get; set; }

    public string? Id { get; set; }

    public ReadOnlyMemory<byte> Body { get; set; }

    public string? IfMatch { get; set; }

    public string? IfNoneMatch { get; set; }

    public bool Minimal { get; set; }

    /// <exception cref="CosmosRefusal">400 or 413: the operation cannot be tried.</exception>
    public WriteOperation Prepare(ContainerDefinition definition, string? batchKey)
    {
        var draft = Kind is WriteKind.Create or WriteKind.Upsert or WriteKind.Replace ? DraftReader.Read(Body, definition) : null;
        return new WriteOperation
        {
            Kind = Kind,
            PartitionKey = PartitionKey is { } own ? PartitionKeyText.FromHeader(own) : batchKey ?? throw new CosmosRefusal(400, "An operation of the batch has no partition key."),
            Id = Id ?? draft?.Id ?? throw new CosmosRefusal(400, "An operation of the batch has no id."),
            Draft = draft,
            Patch = Kind == WriteKind.Patch ? PatchRequest.Read(Body) : null,
            IfMatch = IfMatch,
            IfNoneMatch = IfNoneMatch,
            Minimal = Minimal,
        };
    }
}

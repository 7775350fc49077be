using Serverless.LocalDev.Cosmos.Http;

namespace Serverless.LocalDev.Cosmos.Documents;

internal enum WriteKind { Create, Upsert, Replace, Patch, Delete, Read }

/// <summary>One operation on one document, alone or in a batch.</summary>
internal sealed class WriteOperation
{
    public required WriteKind Kind { get; init; }

    /// <summary>Canonical; the one of the request, which the document's own must equal.</summary>
    public required string PartitionKey { get; init; }

    public required string Id { get; init; }

    /// <summary>The new document of a create, upsert or replace.</summary>
    public DocumentDraft? Draft { get; init; }

    public PatchRequest? Patch { get; init; }

    public string? IfMatch { get; init; }

    public string? IfNoneMatch { get; init; }

    /// <summary>The caller does not want the document back.</summary>
    public bool Minimal { get; init; }
}

/// <summary>How an operation ended: a status as the platform gives it, and the document as it is now.</summary>
internal readonly record struct WriteOutcome(int Status, StoredDocument? Document = null, double Charge = 1, int SubStatus = 0, string? Message = null)
{
    public static WriteOutcome Of(CosmosRefusal refusal) => new(refusal.Status, SubStatus: refusal.SubStatus, Message: refusal.Message);

    public bool Succeeded => Status is < 300 or 304;
}

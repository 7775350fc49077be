namespace Serverless.LocalDev.Cosmos;

/// <summary>What a request asks for, as far as a fault is chosen by it.</summary>
public enum CosmosOperationKind
{
    /// <summary>The account, databases, containers, ranges and offers.</summary>
    Metadata,
    Create,
    Upsert,
    Read,
    Replace,
    Patch,
    Delete,
    Batch,
    Query,

    /// <summary>Reading all documents of a container, or its change feed.</summary>
    ReadFeed,
}

/// <param name="Container">The container's name, or null for requests to none.</param>
/// <param name="DocumentId">The id in the path; null where it is in the body or there is none.</param>
public readonly record struct CosmosOperation(CosmosOperationKind Kind, string? Container, string? DocumentId);

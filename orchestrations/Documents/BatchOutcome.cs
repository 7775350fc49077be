using System.Net;
using Microsoft.Azure.Cosmos;

namespace Serverless.Orchestrations.Documents;

/// <summary>The result of a transactional batch, as far as callers act differently on it.</summary>
public enum BatchOutcome
{
    Done,

    /// <summary>A document to be created already exists (409): this was recorded before.</summary>
    AlreadyThere,

    /// <summary>A document changed since it was read (412): read and decide again.</summary>
    Changed,
}

public static class BatchExecution
{
    /// <summary>Cosmos DB's limit for one transactional batch.</summary>
    public const int MostOperations = 100;

    /// <summary>Write answers leave out the document: nobody reads up to a hundred of them.</summary>
    public static readonly TransactionalBatchItemRequestOptions WithoutAnswer = new() { EnableContentResponseOnWrite = false };

    /// <summary>Runs the batch. Anything but success, 409 and 412 is an exception.</summary>
    /// <exception cref="DocumentTooLargeException">The batch, or one of its documents, exceeds 2 MB.</exception>
    /// <exception cref="CosmosException">The batch failed for another reason; nothing was written.</exception>
    public static async Task<BatchOutcome> RunAsync(this TransactionalBatch batch, CancellationToken cancellation = default)
    {
        using var response = await batch.ExecuteAsync(cancellation);
        if (response.IsSuccessStatusCode) return BatchOutcome.Done;
        return response.StatusCode switch
        {
            HttpStatusCode.Conflict => BatchOutcome.AlreadyThere,
            HttpStatusCode.PreconditionFailed => BatchOutcome.Changed,
            HttpStatusCode.RequestEntityTooLarge => throw new DocumentTooLargeException(),
            var status => throw new CosmosException($"Transactional batch failed: {response.ErrorMessage}", status, 0, response.ActivityId, response.RequestCharge),
        };
    }
}

using System.Net;
using Microsoft.Azure.Cosmos;

namespace Serverless.Orchestrations.Documents;

/// <summary>What a transactional batch came to, as far as callers decide differently.</summary>
public enum BatchOutcome
{
    Done,

    /// <summary>A document to be created is there already (409): this was recorded before.</summary>
    AlreadyThere,

    /// <summary>A document changed since it was read (412): read again and decide again.</summary>
    Changed,
}

public static class BatchExecution
{
    /// <summary>Cosmos DB's limit for one transactional batch.</summary>
    public const int MostOperations = 100;

    /// <summary>The answer to a write does not repeat the document: a hundred of them would be read for nothing.</summary>
    public static readonly TransactionalBatchItemRequestOptions WithoutAnswer = new() { EnableContentResponseOnWrite = false };

    /// <summary>Runs the batch; anything but success, 409 and 412 is a fault.</summary>
    /// <exception cref="DocumentTooLargeException">The batch, or a document of it, is past 2 MB.</exception>
    /// <exception cref="CosmosException">The batch failed otherwise; nothing of it happened.</exception>
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

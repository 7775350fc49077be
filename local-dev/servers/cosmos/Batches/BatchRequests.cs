using Serverless.LocalDev.Cosmos.Documents;
using Serverless.LocalDev.Cosmos.Http;

namespace Serverless.LocalDev.Cosmos.Batches;

/// <summary>
/// Transactional batches, all or nothing ("Transactional batch operations in Azure Cosmos DB"), and the batches of bulk
/// execution, each operation for itself. HybridRow from .NET, JSON from JavaScript.
/// </summary>
internal static class BatchRequests
{
    private const int MostOperations = 100;

    public static async ValueTask<EndpointResponse> AnswerAsync(EndpointRequest request, DocumentContainer container)
    {
        if (request.Body.Length > DocumentDraft.LargestDocument + 64 * 1024) throw new CosmosRefusal(413, "Request size is too large");
        var isJson = request.Body.Span is [(byte)'[', ..];
        var operations = isJson ? JsonBatch.Read(request.Body) : await HybridRowBatch.ReadAsync(request.Body);
        if (operations.Count > MostOperations)
        {
            throw new CosmosRefusal(400, $"Batch request has more operations than what is supported: {operations.Count}, the most are {MostOperations}.");
        }
        var outcomes = new WriteOutcome[operations.Count];
        var key = request.Header(HeaderNames.PartitionKey) is { Length: > 0 } header ? PartitionKeyText.FromHeader(header) : null;
        var lsn = request.Flag(HeaderNames.BatchAtomic)
            ? await TogetherAsync(container, operations, key, outcomes)
            : await EachAsync(container, operations, key, outcomes);
        var charge = Math.Round(outcomes.Sum(outcome => outcome.Charge), 2);
        var body = isJson ? JsonBatch.Write(operations, outcomes) : await HybridRowBatch.WriteAsync(operations, outcomes);
        return new EndpointResponse
        {
            Status = Array.TrueForAll(outcomes, outcome => outcome.Succeeded) ? 200 : 207,
            Body = body,
            ContentType = isJson ? "application/json" : "application/octet-stream",
            Charge = charge,
            Lsn = lsn,
        };
    }

    private static async Task<long> TogetherAsync(DocumentContainer container, List<BatchOperation> operations, string? key, WriteOutcome[] outcomes)
    {
        var prepared = new List<WriteOperation>(operations.Count);
        var failed = -1;
        for (var i = 0; i < operations.Count && failed < 0; i++)
        {
            if (Prepare(container, operations[i], key, out var refusal) is { } ready) prepared.Add(ready);
            else
            {
                outcomes[i] = refusal;
                failed = i;
            }
        }
        long lsn;
        if (failed < 0)
        {
            failed = container.WriteTogether(prepared, outcomes, out lsn, out var committed);
            await committed;
        }
        else
        {
            lsn = container.Lsn;
        }
        for (var i = 0; failed >= 0 && i < outcomes.Length; i++)
        {
            if (i != failed) outcomes[i] = new WriteOutcome(424, Charge: 0);
        }
        return lsn;
    }

    private static async Task<long> EachAsync(DocumentContainer container, List<BatchOperation> operations, string? key, WriteOutcome[] outcomes)
    {
        var writes = new Task[operations.Count];
        var lsn = container.Lsn;
        for (var i = 0; i < operations.Count; i++)
        {
            writes[i] = Task.CompletedTask;
            outcomes[i] = Prepare(container, operations[i], key, out var refusal) is { } ready
                ? container.Write(ready, out lsn, out writes[i])
                : refusal;
        }
        await Task.WhenAll(writes);
        return lsn;
    }

    private static WriteOperation? Prepare(DocumentContainer container, BatchOperation operation, string? key, out WriteOutcome refused)
    {
        try
        {
            refused = default;
            return operation.Prepare(container.Resource.Definition, key);
        }
        catch (Exception failure) when (CosmosRefusal.Of(failure) is not null)
        {
            refused = WriteOutcome.Of(CosmosRefusal.Of(failure)!);
        }
        return null;
    }
}

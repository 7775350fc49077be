namespace Serverless.Benchmarks.Documents;

/// <summary>Three creates in one transaction, as a payment makes them.</summary>
internal sealed class CosmosBatch() : CosmosBenchmark("cosmos-batch-of-3", size: 10_000)
{
    private const int InBatch = 3;

    protected override async Task OperateAsync(DocumentGround documents, int number)
    {
        var batch = documents.Accounts.CreateTransactionalBatch(Entry.KeyOf(number % Partitions));
        for (var index = 0; index < InBatch; index++) batch.CreateItem(Entry.Of(number % Partitions, EntriesEach + (number * InBatch) + index));
        using var response = await batch.ExecuteAsync();
        if (!response.IsSuccessStatusCode) throw new InvalidOperationException($"The batch ended with {response.StatusCode}: {response.ErrorMessage}");
    }
}

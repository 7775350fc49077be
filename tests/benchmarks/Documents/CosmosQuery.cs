using Microsoft.Azure.Cosmos;
using Serverless.Orchestrations.Ledger;

namespace Serverless.Benchmarks.Documents;

/// <summary>Ten of a partition's fifty entries, by type and amount, in order.</summary>
internal sealed class CosmosQuery() : CosmosBenchmark("cosmos-query-in-partition", size: 5_000)
{
    private const int Expected = 10;

    private static readonly QueryDefinition Query = new QueryDefinition(
        "SELECT * FROM c WHERE c.type = @type AND c.amount >= @least ORDER BY c.amount DESC")
        .WithParameter("@type", LedgerEntryDocument.TypeName)
        .WithParameter("@least", 12_540 + ((EntriesEach - Expected) * 100));

    protected override async Task OperateAsync(DocumentGround documents, int number)
    {
        using var pages = documents.Accounts.GetItemQueryIterator<LedgerEntryDocument>(
            Query, requestOptions: new QueryRequestOptions { PartitionKey = Entry.KeyOf(number % Partitions) });
        var found = 0;
        while (pages.HasMoreResults) found += (await pages.ReadNextAsync()).Count;
        if (found != Expected) throw new InvalidOperationException($"The query found {found} entries instead of {Expected}.");
    }
}

using Serverless.Orchestrations.Ledger;


namespace Serverless.Benchmarks.Documents;

internal sealed class CosmosPointRead() : CosmosBenchmark("cosmos-point-read", size: 30_000)
{
    protected override Task OperateAsync(DocumentGround documents, int number) =>
        documents.Accounts.ReadItemAsync<LedgerEntryDocument>(Entry.IdOf(number % EntriesEach), Entry.KeyOf(number % Partitions));
}

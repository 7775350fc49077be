namespace Serverless.Benchmarks.Documents;

internal sealed class CosmosCreate() : CosmosBenchmark("cosmos-create", size: 20_000)
{
    protected override Task OperateAsync(DocumentGround documents, int number) =>
        documents.Accounts.CreateItemAsync(Entry.Of(number % Partitions, EntriesEach + number), Entry.KeyOf(number % Partitions));
}

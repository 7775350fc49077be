using Serverless.Orchestrations.Ledger;


namespace Serverless.Benchmarks.Documents;

/// <summary>Sixteen callers at a time, every other operation a read, every other a create.</summary>
internal sealed class CosmosConcurrent() : CosmosBenchmark("cosmos-16-concurrent", size: 30_000, callers: 16)
{
    protected override Task OperateAsync(DocumentGround documents, int number)
    {
        var account = number / 2 % Partitions;
        return number % 2 == 0
            ? documents.Accounts.ReadItemAsync<LedgerEntryDocument>(Entry.IdOf(number % EntriesEach), Entry.KeyOf(account))
            : documents.Accounts.CreateItemAsync(Entry.Of(account, EntriesEach + number), Entry.KeyOf(account));
    }
}

using Microsoft.Azure.Cosmos;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Documents;

namespace Serverless.Orchestrations.Ledger;

/// <summary>Reads and writes ledgers, in the partitions of their accounts.</summary>
public static class LedgerWrites
{
    /// <summary>The account's whole ledger, the oldest entry first.</summary>
    public static async Task<IReadOnlyList<LedgerEntryDocument>> LedgerAsync(this Container accounts, string accountId, CancellationToken cancellation = default) =>
        [.. (await accounts.AllAsync<LedgerEntryDocument>(accountId, LedgerEntryDocument.TypeName, cancellation)).OrderBy(entry => entry.Number)];

    /// <summary>Adds the entries and the header to a batch. The entries come first: if one exists, the batch ends with 409 whatever became of the header.</summary>
    public static TransactionalBatch Enter(this TransactionalBatch batch, Entered entered)
    {
        foreach (var entry in entered.Entries) batch.CreateItem(entry, BatchExecution.WithoutAnswer);
        return batch.ReplaceItem(
            AccountDocument.DocumentId, entered.Account, new TransactionalBatchItemRequestOptions { IfMatchEtag = entered.Account.ETag, EnableContentResponseOnWrite = false });
    }
}

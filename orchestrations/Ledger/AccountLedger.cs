using Microsoft.Azure.Cosmos;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.Outbox;

namespace Serverless.Orchestrations.Ledger;

/// <summary>What a decision about an account's money writes, in one batch.</summary>
/// <param name="Event">Null when nothing is to be told.</param>
public sealed record LedgerChange(Entered Entered, OutboxDocument? Event)
{
    /// <summary>Documents that must not exist yet.</summary>
    public IReadOnlyList<AccountPartitionDocument> Created { get; init; } = [];

    /// <summary>Documents that must not have changed since they were read.</summary>
    public IReadOnlyList<AccountPartitionDocument> Replaced { get; init; } = [];
}

/// <summary>Changes an account by its whole ledger. Others who change the ledger meanwhile make it decide again.</summary>
public sealed class AccountLedger(UtilityDatabase database, OutboxPublisher outbox, TimeProvider time)
{
    /// <param name="decide">Gives what to write for the header, the ledger (oldest first) and the time; null writes nothing.</param>
    /// <returns>What was written; null when nothing was, or there is no such account.</returns>
    /// <exception cref="CosmosException">The store refused and nothing was written.</exception>
    public Task<LedgerChange?> ChangeAsync(
        string accountId, Func<AccountDocument, IReadOnlyList<LedgerEntryDocument>, DateTimeOffset, LedgerChange?> decide, CancellationToken cancellation = default) =>
        ChangeAsync(accountId, (account, ledger, now) => Task.FromResult(decide(account, ledger, now)), cancellation);

    /// <summary>The same, for a decision that reads more of the partition. It reads after the header, so that it is repeated when what it read changes with the header.</summary>
    public async Task<LedgerChange?> ChangeAsync(
        string accountId, Func<AccountDocument, IReadOnlyList<LedgerEntryDocument>, DateTimeOffset, Task<LedgerChange?>> decide, CancellationToken cancellation = default)
    {
        while (true)
        {
            if (await database.Accounts.FindAsync<AccountDocument>(accountId, AccountDocument.DocumentId, cancellation) is not { } account) return null;
            var ledger = await database.Accounts.LedgerAsync(accountId, cancellation);
            if (await decide(account, ledger, time.GetUtcNow()) is not { } change) return null;
            // Something that exists already was written meanwhile too: the decision sees it the next time.
            if (await Batch(accountId, change).RunAsync(cancellation) != BatchOutcome.Done) continue;
            if (change.Event is not null) await outbox.TryPublishAsync(change.Event, cancellation);
            return change;
        }
    }

    private TransactionalBatch Batch(string accountId, LedgerChange change)
    {
        var batch = database.Accounts.CreateTransactionalBatch(new PartitionKey(accountId)).Enter(change.Entered);
        foreach (var document in change.Created) batch.CreateItem<object>(document, BatchExecution.WithoutAnswer);
        foreach (var document in change.Replaced)
            batch.ReplaceItem<object>(document.Id, document, new TransactionalBatchItemRequestOptions { IfMatchEtag = document.ETag, EnableContentResponseOnWrite = false });
        return change.Event is null ? batch : batch.CreateItem(change.Event, BatchExecution.WithoutAnswer);
    }
}

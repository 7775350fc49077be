using Microsoft.Azure.Cosmos;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.Keys;
using Serverless.Orchestrations.Outbox;
using Serverless.Orchestrations.Staff;

namespace Serverless.Orchestrations.Delinquency;

/// <summary>Event on topic account-events: something changed of what protects a customer from a cut. It says what kind, and nothing personal.</summary>
/// <param name="Part">Such as <c>dispute</c>, <c>pledge</c> or <c>certificateReview</c>.</param>
public sealed record ProtectionChanged(string AccountId, string Part, DateTimeOffset At)
{
    public const string Subject = "ProtectionChanged.v1";
}

/// <summary>Records what protects customers from a cut: the document and its event in one batch.</summary>
public sealed class ProtectionStore(UtilityDatabase database, KeyClaims keys, OutboxPublisher outbox, TimeProvider time)
{
    /// <returns>An empty one when the account has none; null when there is no such account.</returns>
    public async Task<ProtectionsDocument?> FindAsync(string accountId, CancellationToken cancellation = default) =>
        await database.Accounts.FindAsync<ProtectionsDocument>(accountId, ProtectionsDocument.DocumentId, cancellation)
        ?? (await database.Accounts.FindAsync<AccountDocument>(accountId, AccountDocument.DocumentId, cancellation) is null ? null : ProtectionsDocument.None(accountId, time.GetUtcNow()));

    /// <returns>Neither a value nor a conflict when there is no such account.</returns>
    /// <exception cref="CosmosException">The store refused and nothing was written; the same act can be sent again.</exception>
    public async Task<Claimed<ProtectionAnswer>> RecordAsync(string accountId, ProtectionAct act, StaffMember by, CancellationToken cancellation = default)
    {
        while (true)
        {
            if (await database.Accounts.FindAsync<AccountDocument>(accountId, AccountDocument.DocumentId, cancellation) is not { } account) return default;
            if (await keys.FindConflictAsync(act.Claim(accountId, by.SignIn), cancellation) is { } used) return new(null, used);
            var stored = await database.Accounts.FindAsync<ProtectionsDocument>(accountId, ProtectionsDocument.DocumentId, cancellation);
            var now = time.GetUtcNow();
            var answer = DecideProtection.Decide(stored ?? ProtectionsDocument.None(accountId, now), account, act, by, now);
            if (answer.Refusal is not null || ReferenceEquals(answer.After, stored)) return new(answer);
            // What is refused leaves its key free.
            if (await keys.ClaimAsync(act.Claim(accountId, by.SignIn), cancellation) is { } conflict) return new(null, conflict);
            var told = OutboxDocument.For(
                accountId, $"protection-{act.ActId}", ProtectionChanged.Subject, new ProtectionChanged(accountId, answer.After.Steps[^1].Part, now), act.ActId, now);
            if (await Batch(accountId, stored, answer.After, told).RunAsync(cancellation) != BatchOutcome.Done) continue;
            await outbox.TryPublishAsync(told, cancellation);
            return new(answer);
        }
    }

    private TransactionalBatch Batch(string accountId, ProtectionsDocument? stored, ProtectionsDocument after, OutboxDocument told)
    {
        var batch = database.Accounts.CreateTransactionalBatch(new PartitionKey(accountId));
        return (stored is null
                ? batch.CreateItem(after, BatchExecution.WithoutAnswer)
                : batch.ReplaceItem(after.Id, after, new TransactionalBatchItemRequestOptions { IfMatchEtag = stored.ETag, EnableContentResponseOnWrite = false }))
            .CreateItem(told, BatchExecution.WithoutAnswer);
    }
}

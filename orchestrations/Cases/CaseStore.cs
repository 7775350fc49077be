using Microsoft.Azure.Cosmos;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.Outbox;
using Serverless.Orchestrations.Policies;

namespace Serverless.Orchestrations.Cases;

/// <summary>Cases and the accounts reserved for them.</summary>
public sealed class CaseStore(UtilityDatabase database, RequestAccounts accounts, EffectiveDated<IntakeLimits> limits, TimeProvider time)
{
    public async Task<CaseDocument?> FindAsync(string requestId, CancellationToken cancellation = default) =>
        await accounts.FindAsync(requestId, cancellation) is { } accountId ? await FindInAsync(accountId, requestId, cancellation) : null;

    /// <summary>Why the case takes nothing more from outside today; null while there is room.</summary>
    public LimitReached? LimitOf(CaseDocument current) => current.Limit(limits.On(BusinessCalendar.DateOf(time.GetUtcNow())));

    /// <summary>Notes a step on the case's timeline, once, for the staff and the customer in the same words.</summary>
    public Task TellAsync(CaseReference reference, string key, string text, string? awaitedFrom = null, DateTimeOffset? dueAt = null, CancellationToken cancellation = default) =>
        NoteAsync(reference, key, text, awaitedFrom, dueAt, forCustomer: text, cancellation);

    /// <summary>Notes a step on the case's timeline, once. Looks at nothing else: most steps of a case are only noted.</summary>
    /// <param name="forCustomer">The words the customer reads; null keeps the step among the staff.</param>
    public async Task NoteAsync(
        CaseReference reference, string key, string text, string? awaitedFrom = null, DateTimeOffset? dueAt = null, string? forCustomer = null, CancellationToken cancellation = default)
    {
        var noted = await database.Accounts.ChangeAsync<CaseDocument>(
            reference.AccountId,
            CaseDocument.IdFor(reference.RequestId),
            current => current.With(new TimelineEntry(key, time.GetUtcNow(), text, awaitedFrom, dueAt, forCustomer)),
            cancellation);
        if (noted.Document is null) throw Missing(reference);
    }

    /// <summary>Applies one decision to the case and its account in one batch; a decision told before changes nothing.</summary>
    /// <returns>The event written to the outbox, if the change has one and it was made now.</returns>
    public Task<OutboxDocument?> ChangeAsync(
        CaseReference reference, Func<AccountDocument, DateTimeOffset, CaseChange> decide, CancellationToken cancellation = default) =>
        ChangeAsync(reference, (_, account, now) => Task.FromResult<CaseChange?>(decide(account, now)), cancellation);

    /// <summary>The same for a decision that looks at the case too, or reads beside it; null decides for nothing.</summary>
    public async Task<OutboxDocument?> ChangeAsync(
        CaseReference reference, Func<CaseDocument, AccountDocument, DateTimeOffset, Task<CaseChange?>> decide, CancellationToken cancellation = default)
    {
        while (true)
        {
            var current = await FindInAsync(reference.AccountId, reference.RequestId, cancellation) ?? throw Missing(reference);
            var account = await database.Accounts.FindAsync<AccountDocument>(reference.AccountId, AccountDocument.DocumentId, cancellation) ?? throw Missing(reference);
            if (await decide(current, account, time.GetUtcNow()) is not { } change) return null;
            var changed = current.With(change.Entry);
            if (ReferenceEquals(changed, current)) return null;
            changed = changed with { Status = change.Status ?? changed.Status, Reason = change.Reason ?? changed.Reason };
            if (await Batch(reference, changed, account, change).RunAsync(cancellation) == BatchOutcome.Done) return change.Event;
        }
    }

    private TransactionalBatch Batch(CaseReference reference, CaseDocument changed, AccountDocument account, CaseChange change)
    {
        var batch = database.Accounts.CreateTransactionalBatch(new PartitionKey(changed.AccountId))
            .ReplaceItem(changed.Id, changed, new TransactionalBatchItemRequestOptions { IfMatchEtag = changed.ETag });
        if (change.Account is { } after) batch.ReplaceItem(after.Id, after, new TransactionalBatchItemRequestOptions { IfMatchEtag = account.ETag });
        // A second writer of the same step loses on the case's ETag above, so these are written once.
        foreach (var agreement in change.Agreements) batch.UpsertItem(agreement);
        foreach (var document in change.Documents) batch.UpsertItemStream(DocumentStream.Of(document));
        foreach (var task in change.Tasks) batch.UpsertItem(task.In(reference, change.Entry.At));
        if (change.Event is { } written) batch.UpsertItem(written);
        return batch;
    }

    /// <summary>The request's case, if it lies in this account.</summary>
    public Task<CaseDocument?> FindInAsync(string accountId, string requestId, CancellationToken cancellation) =>
        database.Accounts.FindAsync<CaseDocument>(accountId, CaseDocument.IdFor(requestId), cancellation);

    private static InvalidOperationException Missing(CaseReference reference) =>
        new($"Request {reference.RequestId} has no case in account {reference.AccountId}.");
}

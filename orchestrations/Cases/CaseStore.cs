using Microsoft.Azure.Cosmos;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.Outbox;
using Serverless.Orchestrations.Policies;

namespace Serverless.Orchestrations.Cases;

/// <summary>Reads and changes cases and the accounts reserved for them.</summary>
public sealed class CaseStore(UtilityDatabase database, RequestAccounts accounts, EffectiveDated<IntakeLimits> limits, TimeProvider time)
{
    public async Task<CaseDocument?> FindAsync(string requestId, CancellationToken cancellation = default) =>
        await accounts.FindAsync(requestId, cancellation) is { } accountId ? await FindInAsync(accountId, requestId, cancellation) : null;

    /// <summary>The limit that stops further input from outside today; null while there is room.</summary>
    public LimitReached? LimitOf(CaseDocument current) => current.Limit(limits.On(BusinessCalendar.DateOf(time.GetUtcNow())));

    /// <summary>Notes a step on the case's timeline once, with the same words for staff and customer.</summary>
    public Task TellAsync(CaseReference reference, string key, string text, string? awaitedFrom = null, DateTimeOffset? dueAt = null, CancellationToken cancellation = default) =>
        NoteAsync(reference, key, text, awaitedFrom, dueAt, forCustomer: text, cancellation);

    /// <summary>Notes a step on the case's timeline once. Reads only the case, which is enough for most steps.</summary>
    /// <param name="forCustomer">The words the customer reads; null shows the step to staff only.</param>
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

    /// <summary>Applies one decision to the case and its account in one batch. If the decision's key is already on the timeline, nothing changes.</summary>
    /// <returns>The event written to the outbox; null when the change has none or was made before.</returns>
    public Task<OutboxDocument?> ChangeAsync(
        CaseReference reference, Func<AccountDocument, DateTimeOffset, CaseChange> decide, CancellationToken cancellation = default) =>
        ChangeAsync(reference, (_, account, now) => Task.FromResult<CaseChange?>(decide(account, now)), cancellation);

    /// <summary>Like the other overload, for a decision that also needs the case or reads other documents. A null decision changes nothing.</summary>
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
        // A second writer of the same step fails on the case's ETag above, so these are written only once.
        foreach (var agreement in change.Agreements) batch.UpsertItem(agreement);
        foreach (var document in change.Documents) batch.UpsertItemStream(DocumentStream.Of(document));
        foreach (var task in change.Tasks) batch.UpsertItem(task.In(reference, change.Entry.At));
        if (change.Event is { } written) batch.UpsertItem(written);
        return batch;
    }

    /// <summary>The request's case; null when this account has none for it.</summary>
    public Task<CaseDocument?> FindInAsync(string accountId, string requestId, CancellationToken cancellation) =>
        database.Accounts.FindAsync<CaseDocument>(accountId, CaseDocument.IdFor(requestId), cancellation);

    private static InvalidOperationException Missing(CaseReference reference) =>
        new($"Request {reference.RequestId} has no case in account {reference.AccountId}.");
}

using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.Ledger;
using Serverless.Orchestrations.Payments;

namespace Serverless.Orchestrations.BankFiles;

/// <summary>Returned payments by month, and the drafts of accounts that they may be.</summary>
public sealed class ReturnStore(UtilityDatabase database)
{
    public Task<ReturnedItemDocument?> FindAsync(string partition, string id, CancellationToken cancellation = default) =>
        database.Accounts.FindAsync<ReturnedItemDocument>(partition, id, cancellation);

    public Task AddAsync(ReturnedItemDocument item, CancellationToken cancellation = default) => database.Accounts.CreateOnceAsync(item.AccountId, item, cancellation);

    /// <returns>The item afterwards; null when there is none.</returns>
    public async Task<ReturnedItemDocument?> ChangeAsync(
        string partition, string id, Func<ReturnedItemDocument, ReturnedItemDocument?> decide, CancellationToken cancellation = default) =>
        (await database.Accounts.ChangeAsync(partition, id, decide, cancellation)).Document;

    /// <summary>A month's returns, the first read first.</summary>
    public async Task<IReadOnlyList<ReturnedItemDocument>> MonthAsync(string month, CancellationToken cancellation = default) =>
        [.. (await database.Accounts.AllAsync<ReturnedItemDocument>(ReturnedItemDocument.PartitionOf(month), ReturnedItemDocument.TypeName, cancellation))
            .OrderBy(item => item.CreatedAt).ThenBy(item => item.Id, StringComparer.Ordinal)];

    /// <summary>How many drafts each company made in a month, as reported.</summary>
    public Task<List<DraftCountDocument>> DraftsAsync(string month, CancellationToken cancellation = default) =>
        database.Accounts.AllAsync<DraftCountDocument>(ReturnedItemDocument.PartitionOf(month), DraftCountDocument.TypeName, cancellation);

    /// <summary>Notes a company's count of drafts; a later report replaces an earlier one.</summary>
    public async Task NoteDraftsAsync(DraftCountDocument count, CancellationToken cancellation = default)
    {
        if (await database.Accounts.CreateOnceAsync(count.AccountId, count, cancellation)) return;
        await database.Accounts.ChangeAsync<DraftCountDocument>(
            count.AccountId, count.Id, known => known.Drafts == count.Drafts ? known : known with { Drafts = count.Drafts, UpdatedAt = count.UpdatedAt, CauseId = count.CauseId }, cancellation);
    }

    /// <summary>The drafts of an account, on its ledger and in suspense.</summary>
    public async Task<IReadOnlyList<RecordedDraft>> DraftsOfAsync(string accountId, CancellationToken cancellation = default)
    {
        var ledger = await database.Accounts.LedgerAsync(accountId, cancellation);
        var waiting = await database.Accounts.AllAsync<SuspenseDocument>(accountId, SuspenseDocument.TypeName, cancellation);
        return
        [
            .. ledger.Where(entry => entry is { Kind: EntryKind.Payment, Payment: not null }).Select(entry => new RecordedDraft(entry.Payment!, entry.Amount)),
            .. waiting.Select(entry => new RecordedDraft(entry.Payment, entry.Amount)),
        ];
    }
}

/// <summary>How many drafts a company made in a month.</summary>
public sealed record DraftCountDocument : AccountPartitionDocument
{
    public const string TypeName = "draftCount";

    public override string Type => TypeName;

    public required string CompanyId { get; init; }

    public required int Drafts { get; init; }

    public static string IdFor(string companyId) => $"drafts-{companyId}";
}

using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Documents;

namespace Serverless.Orchestrations.NewConnection;

/// <summary>A new connection's case and its file.</summary>
public sealed record FoundConnection(CaseDocument Case, ConnectionDocument File)
{
    public CaseReference Reference => new(Case.RequestId, Case.AccountId);
}

/// <summary>Reads and changes connections' files. A change is written with the case, so that the timeline notes it once.</summary>
public sealed class ConnectionFiles(UtilityDatabase database, CaseStore cases)
{
    public Task<ConnectionDocument?> FindAsync(CaseReference reference, CancellationToken cancellation = default) =>
        database.Accounts.FindAsync<ConnectionDocument>(reference.AccountId, ConnectionDocument.IdFor(reference.RequestId), cancellation);

    /// <summary>Null when the request is not a new connection, or its file is not open yet.</summary>
    public async Task<FoundConnection?> FindAsync(string requestId, CancellationToken cancellation = default) =>
        await cases.FindAsync(requestId, cancellation) is { } found && await FindAsync(new CaseReference(found.RequestId, found.AccountId), cancellation) is { } file
            ? new FoundConnection(found, file)
            : null;

    /// <exception cref="InvalidOperationException">The request has no file.</exception>
    public async Task<ConnectionDocument> GetAsync(CaseReference reference, CancellationToken cancellation = default) =>
        await FindAsync(reference, cancellation) ?? throw new InvalidOperationException($"Request {reference.RequestId} has no connection file.");

    /// <summary>All documents of one type in the case's partition.</summary>
    public Task<List<T>> AllAsync<T>(CaseReference reference, string type, CancellationToken cancellation = default) =>
        database.Accounts.AllAsync<T>(reference.AccountId, type, cancellation);

    /// <summary>Changes the file and notes it on the timeline under <paramref name="entry"/>'s key. If the key is already there, nothing changes.</summary>
    public Task ChangeAsync(
        CaseReference reference, Func<DateTimeOffset, TimelineEntry> entry, Func<ConnectionDocument, ConnectionDocument> change, CancellationToken cancellation = default) =>
        cases.ChangeAsync(reference, async (_, _, now) => new CaseChange(entry(now))
        {
            Documents = [change(await GetAsync(reference, cancellation)) with { UpdatedAt = now, CauseId = reference.RequestId }],
        }, cancellation);
}

using Microsoft.Azure.Cosmos;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.Staff;

namespace Serverless.Orchestrations.Approvals;

/// <summary>Reads and writes approvals, in the partitions of their cases' accounts.</summary>
public sealed class ApprovalStore(UtilityDatabase database, TimeProvider time)
{
    public Task<ApprovalDocument?> FindAsync(string accountId, string approvalId, CancellationToken cancellation = default) =>
        database.Accounts.FindAsync<ApprovalDocument>(accountId, approvalId, cancellation);

    /// <exception cref="InvalidOperationException">There is no such approval.</exception>
    public async Task<ApprovalDocument> GetAsync(ApprovalReference reference, CancellationToken cancellation = default) =>
        await FindAsync(reference.Case.AccountId, reference.ApprovalId, cancellation)
        ?? throw new InvalidOperationException($"There is no {reference.ApprovalId} in account {reference.Case.AccountId}.");

    /// <summary>Writes the approval unless it exists, and returns the stored one.</summary>
    public async Task<ApprovalDocument> CreateAsync(ApprovalDocument approval, CancellationToken cancellation = default)
    {
        await database.Accounts.CreateOnceAsync(approval.AccountId, approval, cancellation);
        return await GetAsync(new(approval.Case, approval.Request.Key), cancellation);
    }

    /// <summary>Reads the approval, decides on it and writes the result. If another writer was faster, it reads and decides again.</summary>
    /// <returns>The approval as written, or as read when the decision changed nothing. Null when there is none.</returns>
    public async Task<ApprovalDocument?> ChangeAsync(
        string accountId, string approvalId, Func<ApprovalDocument, DateTimeOffset, ApprovalDocument> decide, CancellationToken cancellation = default)
    {
        var changed = await database.Accounts.ChangeAsync<ApprovalDocument>(accountId, approvalId, current => decide(current, time.GetUtcNow()), cancellation);
        return changed.Document;
    }

    /// <summary>Applies a person's act and writes the result.</summary>
    /// <returns>The answer with the stored approval; null when there is no such approval.</returns>
    public async Task<ApprovalAnswer?> ActAsync(
        string accountId, string approvalId, Func<ApprovalDocument, DateTimeOffset, ApprovalAnswer> act, CancellationToken cancellation = default)
    {
        ApprovalAnswer? answer = null;
        var written = await ChangeAsync(accountId, approvalId, (approval, now) => (answer = act(approval, now)).Approval, cancellation);
        return written is null ? null : answer! with { Approval = written };
    }

    /// <summary>The approvals that wait for this person's decision, the earliest deadline first.</summary>
    public async Task<IReadOnlyList<ApprovalDocument>> AwaitingAsync(StaffMember person, CancellationToken cancellation = default)
    {
        var awaiting = new List<ApprovalDocument>();
        foreach (var name in person.FormerSignIns.Prepend(person.SignIn))
        {
            var query = new QueryDefinition("SELECT * FROM c WHERE c.type = @type AND c.status = @pending AND ARRAY_CONTAINS(c.awaiting, @signIn)")
                .WithParameter("@type", ApprovalDocument.TypeName)
                .WithParameter("@pending", nameof(ApprovalStatus.Pending))
                .WithParameter("@signIn", EnteredText.SignIn(name));
            awaiting.AddRange(await database.Accounts.QueryAsync<ApprovalDocument>(query, cancellation: cancellation).ToListAsync(cancellation));
        }
        return [.. awaiting.DistinctBy(approval => (approval.AccountId, approval.Id)).OrderBy(approval => approval.ExpiresAt)];
    }
}

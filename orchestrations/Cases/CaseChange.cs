using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.Outbox;

namespace Serverless.Orchestrations.Cases;

/// <summary>Identifies a case by its request and the account whose partition it is in.</summary>
public sealed record CaseReference(string RequestId, string AccountId);

/// <summary>One step of a case: its timeline entry, and everything that changes in the same batch.</summary>
public sealed record CaseChange(TimelineEntry Entry)
{
    /// <summary>The new status; null leaves it unchanged.</summary>
    public CaseStatus? Status { get; init; }

    public string? Reason { get; init; }

    /// <summary>The new account header; null leaves it unchanged.</summary>
    public AccountDocument? Account { get; init; }

    public IReadOnlyList<ServiceAgreementDocument> Agreements { get; init; } = [];

    /// <summary>Other documents of the account's partition that are written in the same batch.</summary>
    public IReadOnlyList<AccountPartitionDocument> Documents { get; init; } = [];

    /// <summary>New tasks for people.</summary>
    public IReadOnlyList<NewTask> Tasks { get; init; } = [];

    public OutboxDocument? Event { get; init; }
}

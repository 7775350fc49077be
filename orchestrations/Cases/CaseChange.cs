using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.Outbox;

namespace Serverless.Orchestrations.Cases;

/// <summary>Where a case lies.</summary>
public sealed record CaseReference(string RequestId, string AccountId);

/// <summary>One step of a case: told on its timeline, with everything that changes along with it.</summary>
public sealed record CaseChange(TimelineEntry Entry)
{
    /// <summary>Null leaves the status as it is.</summary>
    public CaseStatus? Status { get; init; }

    public string? Reason { get; init; }

    /// <summary>Null leaves the account header as it is.</summary>
    public AccountDocument? Account { get; init; }

    public IReadOnlyList<ServiceAgreementDocument> Agreements { get; init; } = [];

    /// <summary>What else of the account's partition is written along.</summary>
    public IReadOnlyList<AccountPartitionDocument> Documents { get; init; } = [];

    /// <summary>What a person has to do from now on.</summary>
    public IReadOnlyList<NewTask> Tasks { get; init; } = [];

    public OutboxDocument? Event { get; init; }
}

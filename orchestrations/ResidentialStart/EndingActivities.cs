using Microsoft.Azure.Functions.Worker;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Outbox;

namespace Serverless.Orchestrations.ResidentialStart;

public sealed record Ending(CaseReference Case, string Reason);

public sealed class RefuseRequest(CaseStore cases, OutboxPublisher outbox)
{
    [Function(nameof(RefuseRequest))]
    public async Task Run([ActivityTrigger] Ending ending, CancellationToken cancellation)
    {
        var written = await cases.ChangeAsync(ending.Case, (account, now) => new CaseChange(CaseEvents.RefusedEntry("refused", ending.Reason, now))
        {
            Status = CaseStatus.Refused,
            Reason = ending.Reason,
            Account = account with { Status = AccountStatus.Withdrawn, UpdatedAt = now, CauseId = ending.Case.RequestId },
            Event = CaseEvents.Refused(ending.Case, ending.Reason, now),
        }, cancellation);
        if (written is not null) await outbox.TryPublishAsync(written, cancellation);
    }
}

/// <summary>What the procedure cannot decide stays open for a specialist, with the reason.</summary>
public sealed class HandCaseToPerson(CaseStore cases)
{
    private const string Key = "needs-person";

    [Function(nameof(HandCaseToPerson))]
    public Task Run([ActivityTrigger] Ending ending, CancellationToken cancellation) =>
        cases.ChangeAsync(ending.Case, (_, now) => new CaseChange(new TimelineEntry(Key, now, $"Needs a specialist: {ending.Reason}", "specialist", ForCustomer: $"A specialist looks at it: {CaseReasons.WordsFor(ending.Reason)}"))
        {
            Status = CaseStatus.NeedsPerson,
            Reason = ending.Reason,
            Tasks = [new(Key, $"Decide what becomes of the request: {ending.Reason}") { CaseEnds = [CaseStatus.Completed, CaseStatus.Refused, CaseStatus.Withdrawn] }],
        }, cancellation);
}

using Microsoft.Azure.Functions.Worker;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Outbox;
using Serverless.Orchestrations.ServiceRequests;

namespace Serverless.Orchestrations.ResidentialStart;

public sealed record Ending(CaseReference Case, string Reason);

/// <summary>Event on topic account-events: a request ended without service.</summary>
public sealed record ServiceRequestRefused(string RequestId, string AccountId, string Reason)
{
    public const string Subject = "ServiceRequestRefused.v1";
}

public sealed class RefuseRequest(CaseStore cases, OutboxPublisher outbox)
{
    [Function(nameof(RefuseRequest))]
    public async Task Run([ActivityTrigger] Ending ending, CancellationToken cancellation)
    {
        var written = await cases.ChangeAsync(ending.Case, (account, now) => new CaseChange(new TimelineEntry("refused", now, $"Refused: {ending.Reason}"))
        {
            Status = CaseStatus.Refused,
            Reason = ending.Reason,
            Account = account with { Status = AccountStatus.Withdrawn, UpdatedAt = now, CauseId = ending.Case.RequestId },
            Event = OutboxDocument.For(
                ending.Case.AccountId,
                $"service-request-refused-{ending.Case.RequestId}",
                ServiceRequestRefused.Subject,
                new ServiceRequestRefused(ending.Case.RequestId, ending.Case.AccountId, ending.Reason),
                ending.Case.RequestId,
                now),
        }, cancellation);
        if (written is not null) await outbox.TryPublishAsync(written, cancellation);
    }
}

/// <summary>What the procedure cannot decide stays open for a specialist, with the reason.</summary>
public sealed class HandCaseToPerson(CaseStore cases)
{
    [Function(nameof(HandCaseToPerson))]
    public Task Run([ActivityTrigger] Ending ending, CancellationToken cancellation) =>
        cases.ChangeAsync(ending.Case, (_, now) => new CaseChange(new TimelineEntry("needs-person", now, $"Needs a specialist: {ending.Reason}", "specialist"))
        {
            Status = CaseStatus.NeedsPerson,
            Reason = ending.Reason,
        }, cancellation);
}

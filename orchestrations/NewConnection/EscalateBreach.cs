using Microsoft.Azure.Functions.Worker;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Outbox;

namespace Serverless.Orchestrations.NewConnection;

public sealed record TargetBreach(CaseReference Case, ConnectionStep Step, DateTimeOffset DueAt);

/// <summary>Event on topic account-events: a step of a case has taken longer than its target.</summary>
public sealed record StepOverdue(string RequestId, string AccountId, ConnectionStep Step, DateTimeOffset DueAt)
{
    public const string Subject = "StepOverdue.v1";
}

public sealed class EscalateBreach(CaseStore cases, OutboxPublisher outbox)
{
    [Function(nameof(EscalateBreach))]
    public async Task Run([ActivityTrigger] TargetBreach breach, CancellationToken cancellation)
    {
        var (reference, step, due) = breach;
        var written = await cases.ChangeAsync(reference, (_, now) => new CaseChange(new TimelineEntry($"overdue-{step}", now, $"Overdue: {step}"))
        {
            Event = OutboxDocument.For(
                reference.AccountId, $"overdue-{reference.RequestId}-{step}", StepOverdue.Subject, new StepOverdue(reference.RequestId, reference.AccountId, step, due), reference.RequestId, now),
        }, cancellation);
        if (written is not null) await outbox.TryPublishAsync(written, cancellation);
    }
}

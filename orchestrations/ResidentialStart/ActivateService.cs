using Microsoft.Azure.Functions.Worker;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Outbox;

namespace Serverless.Orchestrations.ResidentialStart;

/// <param name="StartedOn">The day, in the city, on which the crew turned service on; it may differ from the day asked for.</param>
public sealed record Activation(ResidentialStartInput Start, string OrderId, DateOnly StartedOn);

/// <summary>Event on topic account-events: a premise has service under an account.</summary>
public sealed record ServiceStarted(string RequestId, string AccountId, string PremiseId, IReadOnlyList<UtilityService> Services, DateOnly StartDate)
{
    public const string Subject = "ServiceStarted.v1";
}

/// <summary>Makes the account active with its agreements, ends the case and writes the event, all in one batch.</summary>
public sealed class ActivateService(CaseStore cases, OutboxPublisher outbox)
{
    [Function(nameof(ActivateService))]
    public async Task Run([ActivityTrigger] Activation activation, CancellationToken cancellation)
    {
        var written = await cases.ChangeAsync(activation.Start.Case, (account, now) => Decide(activation, account, now), cancellation);
        if (written is not null) await outbox.TryPublishAsync(written, cancellation);
    }

    public static CaseChange Decide(Activation activation, AccountDocument account, DateTimeOffset now)
    {
        var (reference, _, details, _) = activation.Start;
        return new CaseChange(new TimelineEntry("activated", now, "Service started").ToldToCustomer())
        {
            Status = CaseStatus.Completed,
            Account = account with { Status = AccountStatus.Active, UpdatedAt = now, CauseId = activation.OrderId },
            Agreements = [.. details.Services.Select(service => new ServiceAgreementDocument
            {
                Id = ServiceAgreementDocument.IdFor(service),
                AccountId = reference.AccountId,
                Service = service,
                PremiseId = details.PremiseId,
                StartDate = activation.StartedOn,
                CreatedAt = now,
                UpdatedAt = now,
                CauseId = activation.OrderId,
            })],
            Event = OutboxDocument.For(
                reference.AccountId,
                $"service-started-{reference.RequestId}",
                ServiceStarted.Subject,
                new ServiceStarted(reference.RequestId, reference.AccountId, details.PremiseId, details.Services, activation.StartedOn),
                reference.RequestId,
                now),
        };
    }
}

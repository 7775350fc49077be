using Microsoft.Azure.Functions.Worker;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.FieldOrders;
using Serverless.Orchestrations.Outbox;
using Serverless.Orchestrations.Partners;

namespace Serverless.Orchestrations.NewConnection;

/// <summary>Event on topic account-events: a new connection has service under an account.</summary>
/// <param name="Meters">Keys of all meters set, including those that are not billed.</param>
public sealed record ServiceConnected(
    string RequestId, string AccountId, string PremiseId, IReadOnlyList<UtilityService> Services, IReadOnlyList<string> Meters, BillingStructure Billing, DateOnly ConnectedOn)
{
    public const string Subject = "ServiceConnected.v1";
}

/// <summary>
/// Makes the account active with its agreements and meters, ends the case and writes the event, all in one batch. It never does so
/// without the required security. Returns false when the applicant withdrew first.
/// </summary>
public sealed class ActivateConnection(ConnectionFiles files, CaseStore cases, PremiseWriter premises, OutboxPublisher outbox)
{
    [Function(nameof(ActivateConnection))]
    public async Task<bool> Run([ActivityTrigger] NewConnectionInput input, CancellationToken cancellation)
    {
        var file = await files.GetAsync(input.Case, cancellation);
        var orders = await files.AllAsync<FieldOrderDocument>(input.Case, FieldOrderDocument.TypeName, cancellation);
        var meters = ConnectedMeters(input.Details, orders);
        await premises.WriteAsync(input.Case, file, meters, cancellation);
        var isWithdrawn = false;
        var written = await cases.ChangeAsync(input.Case, async (current, account, now) =>
        {
            if (isWithdrawn = current.IsEnding && current.Status != CaseStatus.Completed) return null;
            var latest = await files.GetAsync(input.Case, cancellation);
            var coverage = SecurityCoverage.Of(latest.SecurityRequired, account, await files.AllAsync<SecurityDocument>(input.Case, SecurityDocument.TypeName, cancellation));
            return Decide(input, latest, meters, coverage, account, now);
        }, cancellation);
        if (written is not null) await outbox.TryPublishAsync(written, cancellation);
        return !isWithdrawn;
    }

    /// <exception cref="InvalidOperationException">The required security is missing.</exception>
    public static CaseChange Decide(
        NewConnectionInput input, ConnectionDocument file, IReadOnlyList<ConnectedMeter> meters, SecurityCoverage coverage, AccountDocument account, DateTimeOffset now)
    {
        if (!coverage.IsEnough) throw new InvalidOperationException($"Request {input.Case.RequestId} has no security; it is not activated.");
        var today = BusinessCalendar.DateOf(now);
        var connected = new ServiceConnected(
            input.Case.RequestId, input.Case.AccountId, account.PremiseId, input.Details.Services, [.. meters.Select(meter => meter.Point.Key)], input.Details.Billing, today);
        return new CaseChange(new TimelineEntry("activated", now, "Service connected").ToldToCustomer())
        {
            Status = CaseStatus.Completed,
            Account = account with { Status = AccountStatus.Active, UpdatedAt = now, CauseId = input.Case.RequestId },
            Agreements = [.. Agreements(input, meters, account, today, now)],
            Documents = [file with { Meters = meters, UpdatedAt = now, CauseId = input.Case.RequestId }, .. MasterChildren.For(input.Details, account, input.Case.RequestId, now)],
            Event = OutboxDocument.For(
                input.Case.AccountId, $"service-connected-{input.Case.RequestId}", ServiceConnected.Subject, connected, input.Case.RequestId, now),
        };
    }

    /// <summary>One agreement for each billed meter and each unmetered service. A sub-meter has none, since it is never billed.</summary>
    private static IEnumerable<ServiceAgreementDocument> Agreements(
        NewConnectionInput input, IReadOnlyList<ConnectedMeter> meters, AccountDocument account, DateOnly today, DateTimeOffset now)
    {
        var metered = meters.Where(meter => meter.Point.IsBilled).Select(meter => Agreement($"agreement-{meter.Point.Key}", meter.Point.Service, meter.MeterId));
        var unmetered = input.Details.Services.Where(service => !MeterPlan.IsMetered(service)).Select(service => Agreement(ServiceAgreementDocument.IdFor(service), service, null));
        return metered.Concat(unmetered);

        ServiceAgreementDocument Agreement(string id, UtilityService service, string? meterId) => new()
        {
            Id = id,
            AccountId = account.AccountId,
            Service = service,
            PremiseId = account.PremiseId,
            StartDate = today,
            MeterId = meterId,
            CreatedAt = now,
            UpdatedAt = now,
            CauseId = input.Case.RequestId,
        };
    }

    /// <summary>The meters the crews reported. Where a report names none, its id is made from the account's number and the meter's key.</summary>
    private static List<ConnectedMeter> ConnectedMeters(NewConnectionDetails details, List<FieldOrderDocument> orders) =>
    [
        .. MeterPlan.For(details).Select(point =>
        {
            var set = orders.Find(order => order.MeterPoint == point.Key && order is { Kind: FieldOrderKind.MeterSet, Status: FieldOrderStatus.Completed })
                ?? throw new InvalidOperationException($"Meter {point.Key} is not set.");
            return new ConnectedMeter(point, (set.Result?.Readings is [var read, ..] ? read.MeterId : null) ?? $"M-{set.AccountId}-{point.Key}");
        }),
    ];
}

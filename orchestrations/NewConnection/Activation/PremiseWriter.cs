using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.Premises;

namespace Serverless.Orchestrations.NewConnection;

/// <summary>Enters the new premise: property, building, units with their service points, and the three addresses apart.</summary>
public sealed class PremiseWriter(UtilityDatabase database, TimeProvider time)
{
    /// <summary>The premise of a connection that is new to the city.</summary>
    public static string PremiseIdFor(string accountId) => $"P-{accountId}";

    public Task WriteAsync(CaseReference reference, ConnectionDocument file, IReadOnlyList<ConnectedMeter> meters, CancellationToken cancellation) =>
        database.Premises.CreateOnceAsync(PremiseIdFor(reference.AccountId), PremiseOf(reference, file, meters, time.GetUtcNow()), cancellation);

    public static PremiseDocument PremiseOf(CaseReference reference, ConnectionDocument file, IReadOnlyList<ConnectedMeter> meters, DateTimeOffset now)
    {
        var premiseId = PremiseIdFor(reference.AccountId);
        var placed = file.Addresses ?? throw new InvalidOperationException($"Request {reference.RequestId} has no address.");
        var site = file.Details.Site;
        return new()
        {
            Id = PremiseDocument.DocumentId,
            PremiseId = premiseId,
            ParcelId = site.ParcelId ?? FeederLookup.Unplaced,
            CivicAddress = WithoutUnit(placed[0].Civic),
            PostalAddress = WithoutUnit(placed[0].Postal),
            ServiceAddress = WithoutUnit(placed[0].Service),
            // The network model places it; until then its outage reports go to a person.
            FeederId = FeederLookup.Unplaced,
            TransformerId = FeederLookup.Unplaced,
            Buildings =
            [
                new($"{premiseId}-B1",
                [
                    .. Common(premiseId, meters),
                    .. placed.Select(unit => new PremiseUnit($"{premiseId}-{unit.Unit}", unit.Civic.UnitType, unit.Civic.UnitNumber, PointsOf(premiseId, meters, unit.Unit))),
                ]),
            ],
            CreatedAt = now,
            UpdatedAt = now,
            CauseId = reference.RequestId,
        };
    }

    /// <summary>What serves the whole site hangs on a unit of its own, which nobody occupies.</summary>
    private static IEnumerable<PremiseUnit> Common(string premiseId, IReadOnlyList<ConnectedMeter> meters) =>
        PointsOf(premiseId, meters, null) is { Count: > 0 } points ? [new PremiseUnit($"{premiseId}-site", null, null, points)] : [];

    private static IReadOnlyList<ServicePoint> PointsOf(string premiseId, IReadOnlyList<ConnectedMeter> meters, string? unit) =>
        [.. meters.Where(meter => meter.Point.Unit == unit).Select(meter => new ServicePoint($"{premiseId}-{meter.Point.Key}", meter.Point.Service, meter.MeterId))];

    private static Address WithoutUnit(Address address) => address with { UnitType = null, UnitNumber = null };
}

using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.Premises;

namespace Serverless.Orchestrations.NewConnection;

/// <summary>
/// Writes the new premise: its property, building, and units with their service points. Civic, postal and service addresses are stored
/// separately.
/// </summary>
public sealed class PremiseWriter(UtilityDatabase database, TimeProvider time)
{
    /// <summary>The id of the premise that a connection adds to the city.</summary>
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
            // The network model sets the feeder later. Until then, a person handles the premise's outage reports.
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

    /// <summary>A unit that nobody occupies, for the service points of the whole site.</summary>
    private static IEnumerable<PremiseUnit> Common(string premiseId, IReadOnlyList<ConnectedMeter> meters) =>
        PointsOf(premiseId, meters, null) is { Count: > 0 } points ? [new PremiseUnit($"{premiseId}-site", null, null, points)] : [];

    private static IReadOnlyList<ServicePoint> PointsOf(string premiseId, IReadOnlyList<ConnectedMeter> meters, string? unit) =>
        [.. meters.Where(meter => meter.Point.Unit == unit).Select(meter => new ServicePoint($"{premiseId}-{meter.Point.Key}", meter.Point.Service, meter.MeterId))];

    private static Address WithoutUnit(Address address) => address with { UnitType = null, UnitNumber = null };
}

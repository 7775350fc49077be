using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Documents;

namespace Serverless.Orchestrations.Premises;

/// <summary>A street address as one authority writes it. A place's civic, postal and service addresses can differ (NENA), so each is stored.</summary>
public sealed record Address(string Street, string? UnitType, string? UnitNumber, string City, string State, string PostalCode);

/// <summary>Where one service is delivered and measured.</summary>
public sealed record ServicePoint(string ServicePointId, UtilityService Service, string? MeterId);

public sealed record PremiseUnit(string UnitId, string? UnitType, string? UnitNumber, IReadOnlyList<ServicePoint> ServicePoints);

public sealed record Building(string BuildingId, IReadOnlyList<PremiseUnit> Units);

/// <summary>A property with its buildings, units and service points, and the feeder and transformer that supply it.</summary>
public sealed record PremiseDocument : Document
{
    public const string DocumentId = "premise";
    public const string TypeName = "premise";

    public override string Type => TypeName;

    public required string PremiseId { get; init; }

    public required string ParcelId { get; init; }

    public required Address CivicAddress { get; init; }

    public required Address PostalAddress { get; init; }

    public required Address ServiceAddress { get; init; }

    public required string FeederId { get; init; }

    public required string TransformerId { get; init; }

    public required IReadOnlyList<Building> Buildings { get; init; }

    public IEnumerable<ServicePoint> ServicePoints() => Buildings.SelectMany(building => building.Units).SelectMany(unit => unit.ServicePoints);
}

using Serverless.Orchestrations.Partners;
using Serverless.Orchestrations.Premises;

namespace Serverless.Orchestrations.NewConnection;

/// <summary>Decides whether an answer from the address authority can be used.</summary>
public static class CheckAddresses
{
    /// <summary>What is wrong, in words for staff. Null when every unit is placed once, has a complete address, and is valid for 911.</summary>
    public static string? Problem(Site site, AddressAnswer answer)
    {
        if (answer.Units is not { } placed) return "The authority cannot place the site.";
        var byKey = StringComparer.OrdinalIgnoreCase;
        if (!placed.Select(unit => unit.Unit).Order(byKey).SequenceEqual(site.Units.Select(unit => unit.Key).Order(byKey), byKey))
            return "The units placed are not the units asked for.";
        if (site.ParcelId is not null && answer.ParcelId is not null && answer.ParcelId != site.ParcelId) return "The authority placed it on another parcel.";
        if (placed.Any(unit => string.IsNullOrWhiteSpace(unit.Civic.Street) || string.IsNullOrWhiteSpace(unit.Service.Street))) return "An address has no street.";
        if (site.Units.Count > 1 && placed.Any(unit => !NamesUnit(unit.Civic)))
            return "An address has no unit type and number.";
        return placed.Any(unit => !unit.IsEmergencyValid) ? "A service address is not valid for 911." : null;
    }

    /// <summary>The placed units, under the keys that were asked for. The answer's keys are matched without regard to case.</summary>
    public static IReadOnlyList<PlacedUnit> Placed(Site site, IReadOnlyList<PlacedUnit> units) =>
        [.. units.Select(unit => unit with { Unit = site.Units.Single(asked => asked.Key.Equals(unit.Unit, StringComparison.OrdinalIgnoreCase)).Key })];

    private static bool NamesUnit(Address address) =>
        UnitDesignator.Read(address.UnitType) is { } type && (!UnitDesignator.NeedsNumber(type) || !string.IsNullOrWhiteSpace(address.UnitNumber));
}

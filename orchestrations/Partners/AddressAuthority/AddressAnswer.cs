using Serverless.Orchestrations.Premises;

namespace Serverless.Orchestrations.Partners;

/// <summary>A site the address authority is asked to place: a parcel, a street, or both, and its units.</summary>
public sealed record SiteToPlace(IReadOnlyList<UnitToPlace> Units, string? ParcelId = null, string? Street = null);

/// <param name="Unit">The unit's key, such as <c>Suite-101</c>: the answer names it by that.</param>
/// <param name="Type">What the unit is called, such as Suite, by USPS Publication 28.</param>
public sealed record UnitToPlace(string Unit, string Type, string? Number = null);

/// <summary>The authority's answer.</summary>
/// <param name="Units">Null when the authority cannot place the site.</param>
public sealed record AddressAnswer(string? ParcelId = null, IReadOnlyList<PlacedUnit>? Units = null);

/// <summary>
/// One unit as the address authority places it. The three differ (NENA): civic is the authority's own, postal what USPS
/// delivers to, service what 911 is sent to; a postal address is often not 911-valid.
/// </summary>
/// <param name="Unit">The unit's key.</param>
public sealed record PlacedUnit(string Unit, Address Civic, Address Postal, Address Service, bool IsEmergencyValid);

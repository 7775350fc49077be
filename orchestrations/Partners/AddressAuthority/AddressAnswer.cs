using Serverless.Orchestrations.Premises;

namespace Serverless.Orchestrations.Partners;

/// <summary>A site that the address authority is asked to place: a parcel, a street, or both, and its units.</summary>
public sealed record SiteToPlace(IReadOnlyList<UnitToPlace> Units, string? ParcelId = null, string? Street = null);

/// <param name="Unit">The unit's key, such as <c>Suite-101</c>. The answer uses the same key.</param>
/// <param name="Type">The unit's type, such as Suite, by USPS Publication 28.</param>
public sealed record UnitToPlace(string Unit, string Type, string? Number = null);

/// <summary>The authority's answer.</summary>
/// <param name="Units">Null when the authority cannot place the site.</param>
public sealed record AddressAnswer(string? ParcelId = null, IReadOnlyList<PlacedUnit>? Units = null);

/// <summary>
/// One unit as the address authority places it. It has three addresses, which may differ (NENA): civic is the authority's own, postal is
/// where USPS delivers, service is where 911 is sent. A postal address is often not valid for 911.
/// </summary>
/// <param name="Unit">The unit's key.</param>
public sealed record PlacedUnit(string Unit, Address Civic, Address Postal, Address Service, bool IsEmergencyValid);

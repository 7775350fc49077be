using Serverless.Orchestrations.Premises;

namespace Serverless.Orchestrations.NewConnection;

/// <summary>
/// One unit as the address authority places it. The three differ (NENA): civic is the authority's own, postal what USPS
/// delivers to, service what 911 is sent to; a postal address is often not 911-valid.
/// </summary>
/// <param name="Unit">The unit's key.</param>
public sealed record PlacedUnit(string Unit, Address Civic, Address Postal, Address Service, bool IsEmergencyValid);

/// <param name="Units">Null when the authority cannot place the site.</param>
public sealed record AddressAnswer(string? ParcelId = null, IReadOnlyList<PlacedUnit>? Units = null);

/// <summary>The county's addressing office. Every call may be repeated: a site is known by its request.</summary>
public interface IAddressAuthority
{
    /// <exception cref="HttpRequestException">The office's system is down or answers nonsense; worth a retry.</exception>
    Task<AddressAnswer> PlaceAsync(string requestId, Site site, CancellationToken cancellation);

    /// <summary>Gives reserved addresses back.</summary>
    Task WithdrawAsync(string requestId, CancellationToken cancellation);
}

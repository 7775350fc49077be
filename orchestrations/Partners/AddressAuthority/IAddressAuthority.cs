namespace Serverless.Orchestrations.Partners;

/// <summary>The county's addressing office. Every call may be repeated: a site is known by its request.</summary>
public interface IAddressAuthority
{
    /// <exception cref="HttpRequestException">The office's system is down or answers nonsense; worth a retry.</exception>
    Task<AddressAnswer> PlaceAsync(string requestId, SiteToPlace site, CancellationToken cancellation);

    /// <summary>Gives reserved addresses back.</summary>
    /// <exception cref="HttpRequestException">The office's system is down; worth a retry.</exception>
    Task WithdrawAsync(string requestId, CancellationToken cancellation);
}

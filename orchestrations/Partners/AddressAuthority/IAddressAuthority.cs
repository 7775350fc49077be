namespace Serverless.Orchestrations.Partners;

/// <summary>The county's addressing office. Every call is safe to repeat, since a site is identified by its request.</summary>
public interface IAddressAuthority
{
    /// <exception cref="HttpRequestException">The office's system is down or its answer cannot be read; a retry may help.</exception>
    Task<AddressAnswer> PlaceAsync(string requestId, SiteToPlace site, CancellationToken cancellation);

    /// <summary>Gives the reserved addresses back.</summary>
    /// <exception cref="HttpRequestException">The office's system is down; a retry may help.</exception>
    Task WithdrawAsync(string requestId, CancellationToken cancellation);
}

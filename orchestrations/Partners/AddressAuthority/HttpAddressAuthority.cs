using System.Net;
using System.Net.Http.Json;
using Serverless.Orchestrations.Contracts;

namespace Serverless.Orchestrations.Partners;

/// <summary>The calls: PUT addresses/{requestId} {parcelId, street, units}; DELETE addresses/{requestId}, answered 202 or 204.</summary>
public sealed class HttpAddressAuthority(HttpClient http) : IAddressAuthority
{
    public async Task<AddressAnswer> PlaceAsync(string requestId, SiteToPlace site, CancellationToken cancellation)
    {
        using var response = await http.PutAsJsonAsync(Place(requestId), site, ContractJson.Options, cancellation);
        return await response.ReadAnswerAsync<AddressAnswer>(cancellation)
            ?? throw new HttpRequestException("The address authority does not know the address it was asked to reserve.");
    }

    public async Task WithdrawAsync(string requestId, CancellationToken cancellation)
    {
        using var response = await http.DeleteAsync(Place(requestId), cancellation);
        if (response.StatusCode != HttpStatusCode.NotFound) response.EnsureTaken();
    }

    private static Uri Place(string requestId) => PartnerPath.Of("addresses", requestId);
}

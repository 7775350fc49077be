using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Http;

namespace Serverless.Orchestrations.NewConnection;

/// <summary>PUT addresses/{requestId} {parcelId, street, units}; DELETE addresses/{requestId}, answered 202 or 204.</summary>
public sealed class HttpAddressAuthority(HttpClient http) : IAddressAuthority
{
    public sealed record Question(IReadOnlyList<UnitAsked> Units, string? ParcelId = null, string? Street = null);

    public sealed record UnitAsked(string Unit, UnitType Type, string? Number = null);

    public async Task<AddressAnswer> PlaceAsync(string requestId, Site site, CancellationToken cancellation)
    {
        var question = new Question([.. site.Units.Select(unit => new UnitAsked(unit.Key, unit.Type, unit.Number))], site.ParcelId, site.Street);
        using var response = await http.PutAsJsonAsync(Place(requestId), question, ContractJson.Options, cancellation);
        response.EnsureSuccessStatusCode();
        try
        {
            return await response.Content.ReadFromJsonAsync<AddressAnswer>(ContractJson.Options, cancellation)
                ?? throw new HttpRequestException("The address authority gave an empty answer.");
        }
        catch (JsonException nonsense)
        {
            throw new HttpRequestException("The address authority gave an answer that cannot be read.", nonsense);
        }
    }

    public async Task WithdrawAsync(string requestId, CancellationToken cancellation)
    {
        using var response = await http.DeleteAsync(Place(requestId), cancellation);
        if (response.StatusCode != HttpStatusCode.NotFound) response.EnsureTaken();
    }

    private static Uri Place(string requestId) => new($"addresses/{Uri.EscapeDataString(requestId)}", UriKind.Relative);
}

using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Serverless.Orchestrations.Staff;

namespace Serverless.Functions.SignIn;

/// <summary>
/// Reads header X-MS-CLIENT-PRINCIPAL, base64 of JSON with the token's claims, as App Service authentication sets it (App
/// Service docs, "Work with user identities"). A person's token has a scope, an application's (client credentials) has none (Entra
/// docs, "Access token claims reference"). The app roles are those of the app registration: specialist, senior, supervisor, manager.
/// </summary>
public sealed class EntraPrincipal(IOptions<SignInSettings> settings) : IPrincipalSource
{
    public const string Header = "X-MS-CLIENT-PRINCIPAL";

    private static readonly string[] PersonClaims = ["scp", "http://schemas.microsoft.com/identity/claims/scope", "preferred_username"];
    private static readonly string[] ObjectIdClaims = ["oid", "http://schemas.microsoft.com/identity/claims/objectidentifier"];
    private static readonly string[] ApplicationIdClaims = ["azp", "appid"];

    private readonly IReadOnlyDictionary<string, string> partners = settings.Value.PartnerApplications;

    private sealed record Claim(string Typ, string Val);

    private sealed record ClientPrincipal(string? Auth_typ, string? Role_typ, IReadOnlyList<Claim>? Claims);

    public Task<Principal?> FindAsync(HttpRequest request, CancellationToken cancellation) => Task.FromResult(Find(request));

    private Principal? Find(HttpRequest request)
    {
        if (settings.Value.Provider != SignInProvider.Entra) return null;
        return request.Headers[Header] is [{ Length: > 0 } header] ? Read(header, partners) : null;
    }

    /// <summary>Reads the header. Null when the caller is neither a person nor an application of Entra.</summary>
    /// <param name="applications">The client id of each partner's application, by the partner's name.</param>
    public static Principal? Read(string header, IReadOnlyDictionary<string, string> applications)
    {
        try
        {
            var principal = JsonSerializer.Deserialize<ClientPrincipal>(Convert.FromBase64String(header), JsonSerializerOptions.Web);
            if (principal is not { Auth_typ: "aad", Claims: { } claims }) return null;
            if (First(claims, PersonClaims) is not null)
                return First(claims, ObjectIdClaims) is { } objectId ? new(objectId, HighestRole(claims, principal.Role_typ ?? "roles")) : null;
            return First(claims, ApplicationIdClaims) is { } applicationId ? new(null, null, PartnerOf(applicationId, applications)) : null;
        }
        catch (Exception malformed) when (malformed is FormatException or JsonException)
        {
            return null;
        }
    }

    private static string? First(IReadOnlyList<Claim> claims, IEnumerable<string> types) =>
        types.Select(type => claims.FirstOrDefault(claim => claim.Typ == type)?.Val).FirstOrDefault(value => !string.IsNullOrEmpty(value));

    private static string? PartnerOf(string applicationId, IReadOnlyDictionary<string, string> applications) =>
        applications.FirstOrDefault(partner => partner.Value.Equals(applicationId, StringComparison.OrdinalIgnoreCase)).Key;

    private static StaffRole? HighestRole(IReadOnlyList<Claim> claims, string roleType) => claims
        .Where(claim => claim.Typ == roleType || claim.Typ == "roles")
        .Select(claim => Enum.GetValues<StaffRole>().Cast<StaffRole?>().FirstOrDefault(role => role.ToString()!.Equals(claim.Val, StringComparison.OrdinalIgnoreCase)))
        .Max();
}

using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Staff;

namespace Serverless.Functions.SignIn;

/// <summary>
/// Reads header X-MS-CLIENT-PRINCIPAL, base64 of JSON with the token's claims, as App Service authentication sets it (App
/// Service docs, "Work with user identities"). The app roles are those of the app registration: specialist, senior,
/// supervisor, manager.
/// </summary>
public sealed class EntraPrincipal(IOptions<SignInSettings> settings) : IPrincipalSource
{
    public const string Header = "X-MS-CLIENT-PRINCIPAL";

    private static readonly string[] NameClaims =
    [
        "preferred_username",
        "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn",
        "upn",
    ];

    private sealed record Claim(string Typ, string Val);

    private sealed record ClientPrincipal(string? Auth_typ, string? Role_typ, IReadOnlyList<Claim>? Claims);

    public Task<Principal?> FindAsync(HttpRequest request, CancellationToken cancellation) => Task.FromResult(Find(request));

    private Principal? Find(HttpRequest request)
    {
        if (settings.Value.Provider != SignInProvider.Entra) return null;
        return request.Headers[Header] is [{ Length: > 0 } header] ? Read(header) : null;
    }

    /// <summary>Null for anything that is not a principal of Entra with a name.</summary>
    public static Principal? Read(string header)
    {
        try
        {
            var principal = JsonSerializer.Deserialize<ClientPrincipal>(Convert.FromBase64String(header), JsonSerializerOptions.Web);
            if (principal is not { Auth_typ: "aad", Claims: { } claims }) return null;
            var name = NameClaims.Select(type => claims.FirstOrDefault(claim => claim.Typ == type)?.Val).FirstOrDefault(value => !string.IsNullOrEmpty(value));
            name = EnteredText.SignIn(name ?? "");
            return name.Length == 0 ? null : new(name, HighestRole(claims, principal.Role_typ ?? "roles"));
        }
        catch (Exception malformed) when (malformed is FormatException or JsonException)
        {
            return null;
        }
    }

    private static StaffRole? HighestRole(IReadOnlyList<Claim> claims, string roleType) => claims
        .Where(claim => claim.Typ == roleType || claim.Typ == "roles")
        .Select(claim => Enum.GetValues<StaffRole>().Cast<StaffRole?>().FirstOrDefault(role => role.ToString()!.Equals(claim.Val, StringComparison.OrdinalIgnoreCase)))
        .Max();
}

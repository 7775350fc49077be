using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Serverless.Functions.SignIn;
using Serverless.Orchestrations.Staff;

namespace Serverless.Tests.Unit.SignIn;

/// <summary>The header App Service authentication sets ("Work with user identities" in its docs), and when it is believed.</summary>
public sealed class EntraPrincipalTests
{
    private const string Ann = "11111111-1111-1111-1111-111111111111";

    private static readonly Dictionary<string, string> Partners = new() { ["lockbox"] = "22222222-2222-2222-2222-222222222222" };

    [Fact]
    public void A_person_is_the_directorys_id_and_the_highest_role() =>
        Assert.Equal(new Principal(Ann, StaffRole.Supervisor), Read(("preferred_username", "ann@utility.example"), ("oid", Ann), ("roles", "specialist"), ("roles", "supervisor")));

    [Fact]
    public void Whoever_has_none_of_our_roles_is_known_and_has_none() =>
        Assert.Equal(new Principal(Ann, null), Read(("scp", "user_impersonation"), ("http://schemas.microsoft.com/identity/claims/objectidentifier", Ann), ("roles", "portal"), ("roles", "3")));

    [Fact]
    public void A_name_without_the_directorys_id_is_nobody() => Assert.Null(Read(("preferred_username", "ann@utility.example"), ("roles", "manager")));

    [Theory]
    [InlineData("azp")]
    [InlineData("appid")]
    public void An_application_is_its_partner(string claim)
    {
        var principal = Read((claim, Partners["lockbox"].ToUpperInvariant()), ("oid", Ann), ("roles", "manager"));
        Assert.Equal(new Principal(null, null, "lockbox"), principal);
        Assert.False(principal!.IsPerson);
    }

    [Fact]
    public void An_application_of_no_partner_is_known_and_is_none() => Assert.Equal(new Principal(null, null), Read(("azp", Ann)));

    [Theory]
    [InlineData("")]
    [InlineData("not base64")]
    [InlineData("bnVsbA==")]
    [InlineData("e30=")]
    [InlineData("W10=")]
    public void What_is_no_principal_is_nobody(string header) => Assert.Null(EntraPrincipal.Read(header, Partners));

    [Fact]
    public void Another_provider_or_no_claim_is_nobody()
    {
        Assert.Null(EntraPrincipal.Read(Header("google", ("preferred_username", "ann@utility.example"), ("oid", Ann), ("roles", "manager")), Partners));
        Assert.Null(Read(("roles", "manager")));
    }

    [Theory]
    [InlineData(SignInProvider.None, 1, false)]
    [InlineData(SignInProvider.Entra, 1, true)]
    [InlineData(SignInProvider.Entra, 2, false)]
    public async Task The_header_is_believed_only_behind_entra_and_only_once(SignInProvider provider, int times, bool believed)
    {
        var request = new DefaultHttpContext().Request;
        request.Headers[EntraPrincipal.Header] = Enumerable.Repeat(Header("aad", ("preferred_username", "ann@utility.example"), ("oid", Ann), ("roles", "manager")), times).ToArray();
        var source = new EntraPrincipal(Options.Create(new SignInSettings { Provider = provider }));
        Assert.Equal(believed, await source.FindAsync(request, CancellationToken.None) is not null);
    }

    private static Principal? Read(params (string Typ, string Val)[] claims) => EntraPrincipal.Read(Header("aad", claims), Partners);

    private static string Header(string provider, params (string Typ, string Val)[] claims) => Convert.ToBase64String(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new
    {
        auth_typ = provider,
        name_typ = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name",
        role_typ = "roles",
        claims = claims.Select(claim => new { typ = claim.Typ, val = claim.Val }),
    })));
}

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
    [Fact]
    public void Name_and_highest_role_are_taken_from_the_claims() =>
        Assert.Equal(new Principal("ann@utility.example", StaffRole.Supervisor), EntraPrincipal.Read(Header("aad", ("preferred_username", "ann@utility.example"), ("roles", "specialist"), ("roles", "supervisor"))));

    [Fact]
    public void Whoever_has_none_of_our_roles_is_known_and_has_none() =>
        Assert.Equal(new Principal("ann@utility.example", null), EntraPrincipal.Read(Header("aad", ("preferred_username", "ann@utility.example"), ("roles", "portal"), ("roles", "3"))));

    [Fact]
    public void A_name_is_read_in_the_one_form_of_sign_in_names()
    {
        Assert.Equal("ann@utility.example", EntraPrincipal.Read(Header("aad", ("preferred_username", " Ann@Utility.example\u200B\t"), ("roles", "manager")))!.SignIn);
        Assert.Null(EntraPrincipal.Read(Header("aad", ("preferred_username", "\u200B"), ("roles", "manager"))));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not base64")]
    [InlineData("bnVsbA==")]
    [InlineData("e30=")]
    [InlineData("W10=")]
    public void What_is_no_principal_is_nobody(string header) => Assert.Null(EntraPrincipal.Read(header));

    [Fact]
    public void Another_provider_or_no_name_is_nobody()
    {
        Assert.Null(EntraPrincipal.Read(Header("google", ("preferred_username", "ann@utility.example"), ("roles", "manager"))));
        Assert.Null(EntraPrincipal.Read(Header("aad", ("roles", "manager"))));
    }

    [Theory]
    [InlineData(SignInProvider.None, 1, false)]
    [InlineData(SignInProvider.Entra, 1, true)]
    [InlineData(SignInProvider.Entra, 2, false)]
    public async Task The_header_is_believed_only_behind_entra_and_only_once(SignInProvider provider, int times, bool believed)
    {
        var request = new DefaultHttpContext().Request;
        request.Headers[EntraPrincipal.Header] = Enumerable.Repeat(Header("aad", ("preferred_username", "ann@utility.example"), ("roles", "manager")), times).ToArray();
        var source = new EntraPrincipal(Options.Create(new SignInSettings { Provider = provider }));
        Assert.Equal(believed, await source.FindAsync(request, CancellationToken.None) is not null);
    }

    private static string Header(string provider, params (string Typ, string Val)[] claims) => Convert.ToBase64String(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new
    {
        auth_typ = provider,
        name_typ = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name",
        role_typ = "roles",
        claims = claims.Select(claim => new { typ = claim.Typ, val = claim.Val }),
    })));
}

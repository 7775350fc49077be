using System.Net;
using Serverless.LocalDev.City;
using Serverless.LocalDev.Partners;
using Serverless.Tests.Flows.Cases;

namespace Serverless.Tests.Flows.Delinquency;

/// <summary>Staff ask whether a service may be cut.</summary>
public sealed class DisconnectionFlowTests : IAsyncLifetime
{
    private const string One = "specialist.one@utility.example";
    private static readonly string Disconnection = $"/api/accounts/{SampleCity.AccountId(7)}/disconnection";
    private UtilityPlatform platform = null!;

    public async Task InitializeAsync() => platform = await UtilityPlatform.StartAsync();

    public async Task DisposeAsync() => await platform.DisposeAsync();

    [Fact]
    public async Task The_verdict_names_every_hold_the_card_can_be_printed_and_nothing_is_written()
    {
        platform.Partners.Weather.Answer = (_, now) => new(now, now.AddDays(7), 112, 75);
        var before = await platform.Database.VersionsAsync();

        var verdict = await platform.GetAsync($"{Disconnection}?service=Electric", One);
        Assert.False(verdict["isEligible"]!.GetValue<bool>());
        var held = verdict["findings"]!.AsArray().ToDictionary(found => found!["rule"].Text()!, found => found!);
        Assert.Equal(("A heat index of 112 °F is forecast.", "B"), (held["heat"]["sentence"].Text(), held["heat"]["certainty"].Text()));
        Assert.Contains("notice-missing", held.Keys);
        Assert.DoesNotContain("forecast", held.Keys);

        Assert.StartsWith("DISCONNECTION FOR NONPAYMENT: NOT ALLOWED\n", await CardAsync("?service=Electric&form=card"), StringComparison.Ordinal);
        Assert.Contains("May the water service be cut on March 2, 2026, 9:00 AM EST?", await CardAsync("?service=Water", "text/plain"), StringComparison.Ordinal);
        Assert.Equal(before, await platform.Database.VersionsAsync());
    }

    [Fact]
    public async Task A_feed_that_is_down_holds_and_the_rest_is_told_all_the_same()
    {
        platform.Partners.Weather.Faults.Always = [PartnerFault.ServerError];
        var verdict = await platform.GetAsync($"{Disconnection}?service=Electric", One);
        Assert.Contains("There is no forecast.", verdict["findings"]!.AsArray().Select(found => found!["sentence"].Text()));
    }

    [Theory]
    [InlineData("", HttpStatusCode.BadRequest)]
    [InlineData("?service=Stormwater", HttpStatusCode.BadRequest)]
    [InlineData("?service=Electric,Water", HttpStatusCode.BadRequest)]
    [InlineData("?service=0", HttpStatusCode.BadRequest)]
    public async Task It_must_be_asked_about_one_service(string query, HttpStatusCode status)
    {
        using var answer = await SendAsync($"{Disconnection}{query}");
        Assert.Equal(status, answer.StatusCode);
    }

    private async Task<string> CardAsync(string query, string? accept = null)
    {
        using var answer = await SendAsync($"{Disconnection}{query}", accept);
        Assert.Equal("text/plain", answer.Content.Headers.ContentType?.MediaType);
        return (await answer.Content.ReadAsStringAsync()).Replace("\n            ", " ", StringComparison.Ordinal);
    }

    private async Task<HttpResponseMessage> SendAsync(string path, string? accept = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("x-dev-user", One);
        if (accept is not null) request.Headers.Add("Accept", accept);
        return await platform.Http.SendAsync(request);
    }
}

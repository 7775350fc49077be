using System.Net;
using System.Net.Http.Json;
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
    public async Task What_staff_record_bears_on_the_next_verdict()
    {
        const string Supervisor = "supervisor.one@utility.example";
        var protections = $"/api/accounts/{SampleCity.AccountId(7)}/protections";
        var dispute = new { actId = "act-1", why = "Says the meter is wrong", dispute = new { disputeId = "d1", amount = 20, receivable = "Electric" } };
        foreach (var status in (HttpStatusCode[])[HttpStatusCode.OK, HttpStatusCode.OK]) await PostsAsync(status, protections, dispute, One);
        await PostsAsync(HttpStatusCode.Conflict, protections, new { dispute.actId, why = "Another", dispute = new { disputeId = "d2", amount = 20 } }, One);
        await PostsAsync(HttpStatusCode.BadRequest, protections, new { actId = "act-2", why = "Nothing" }, One);
        await PostsAsync(HttpStatusCode.Forbidden, protections, new { actId = "act-2", why = "Settled", disputeEnd = new { disputeId = "d1" } }, One);
        await PostsAsync(HttpStatusCode.Conflict, protections, new { actId = "act-2", why = "Settled", disputeEnd = new { disputeId = "d1" } }, Supervisor);
        Assert.Contains("dispute-hearing", await RulesAsync());
        await PostsAsync(HttpStatusCode.OK, protections, new { actId = "act-3", why = "By phone", hearing = new { disputeId = "d1", offeredAt = platform.Now } }, One);
        Assert.DoesNotContain("dispute-hearing", await RulesAsync());
        Assert.Equal(["act-1", "act-3"], (await platform.GetAsync(protections, One))["steps"]!.AsArray().Select(step => step!["actId"].Text()));

        await PostsAsync(HttpStatusCode.Forbidden, "/api/disconnections/kill-switch", new { isOn = true, why = "Wrong cuts" }, One);
        await PostsAsync(HttpStatusCode.OK, "/api/disconnections/kill-switch", new { isOn = true, why = "Wrong cuts" }, Supervisor);
        await PostsAsync(HttpStatusCode.OK, "/api/disconnections/storm-suspensions", new { suspensionId = "michael", from = platform.Now, why = "Hurricane" }, Supervisor);
        Assert.Equal(2, (await RulesAsync()).Intersect(["kill-switch", "storm"]).Count());
        await PostsAsync(HttpStatusCode.OK, "/api/disconnections/kill-switch", new { isOn = false, why = "Mended" }, Supervisor);
        await PostsAsync(HttpStatusCode.OK, "/api/disconnections/storm-suspensions", new { suspensionId = "michael", from = platform.Now, until = platform.Now, why = "All are back" }, Supervisor);
        Assert.Empty((await RulesAsync()).Intersect(["kill-switch", "storm"]));
        await platform.SettleAsync();
        Assert.Equal(["ProtectionChanged.v1", "ProtectionChanged.v1"], (await platform.EventsAsync()).Select(message => message.Subject));
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

    private async Task<IReadOnlyList<string?>> RulesAsync() =>
        [.. (await platform.GetAsync($"{Disconnection}?service=Electric", One))["findings"]!.AsArray().Select(found => found!["rule"].Text())];

    private async Task PostsAsync(HttpStatusCode status, string path, object body, string signIn)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("x-dev-user", signIn);
        using var answer = await platform.Http.SendAsync(request);
        Assert.True(answer.StatusCode == status, $"{path} answers {answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
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

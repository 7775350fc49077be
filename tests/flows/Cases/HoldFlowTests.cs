using System.Net;
using Serverless.LocalDev.Partners;

namespace Serverless.Tests.Flows.Cases;

public sealed class HoldFlowTests : IAsyncLifetime
{
    private const string One = "specialist.one@utility.example";
    private static readonly string Account = $"/api/accounts/{LocalAccounts.NumberFor("req-1")}";
    private UtilityPlatform platform = null!;

    public async Task InitializeAsync() => platform = await UtilityPlatform.StartAsync();

    public async Task DisposeAsync() => await platform.DisposeAsync();

    [Fact]
    public async Task A_hold_is_placed_once_seen_and_released_with_who_and_why()
    {
        await platform.PublishAsync("service-requests", Samples.StartService("req-1", "uk-77"));
        await platform.SettleAsync();
        var hold = new { holdId = "dispute-1", process = "Collections", receivable = "Electric", amount = 120.50m, from = "2026-03-02", why = "The meter is disputed" };
        var place = $"{Account}/cases/req-1/holds";
        await platform.PostAsync(place, One, hold);
        await platform.PostAsync(place, One, hold);
        await platform.PostAsync(place, One, hold with { amount = 5m }, HttpStatusCode.Conflict);
        await platform.PostAsync($"{Account}/cases/req-none/holds", One, hold, HttpStatusCode.NotFound);
        var placed = Assert.Single((await platform.GetAsync($"{Account}/holds", One))["holds"]!.AsArray())!;
        Assert.Equal((120.50m, true, One), (placed["amount"]!.GetValue<decimal>(), placed["isInForce"]!.GetValue<bool>(), placed["placedBy"].Text()));

        var released = await platform.PostAsync($"{place}/dispute-1/release", "specialist.two@utility.example", new { why = "The meter is right" });
        Assert.False(released["isInForce"]!.GetValue<bool>());
        Assert.Equal("specialist.two@utility.example", released["release"]!["by"].Text());
        var told = (await platform.GetAsync("/api/cases/req-1", One))["timeline"]!.AsArray().Select(entry => entry!["text"].Text()!).ToList();
        Assert.Single(told, text => text.StartsWith("Collections of $120.50 of Electric held", StringComparison.Ordinal));
        Assert.Single(told, text => text.EndsWith("The meter is right", StringComparison.Ordinal));
    }
}

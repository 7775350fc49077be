using System.Net;
using System.Text.Json.Nodes;
using Serverless.LocalDev.Partners;
using Serverless.Orchestrations.Ledger;
using Serverless.Orchestrations.Payments;
using Serverless.Tests.Flows.Cases;

namespace Serverless.Tests.Flows.MoneyMoves;

public sealed class DrawerFlowTests : IAsyncLifetime
{
    private const string Path = "/api/drawers/D-7";
    private UtilityPlatform platform = null!;

    public async Task InitializeAsync() => platform = await UtilityPlatform.StartAsync();

    public async Task DisposeAsync() => await platform.DisposeAsync();

    [Fact]
    public async Task A_drawer_is_counted_signed_for_and_names_what_came_late()
    {
        await platform.PublishAsync("payments", Cash("c-1", 20m), Cash("c-2", 30m) with { AccountId = LocalAccounts.NumberFor("nobody") }, Cash("c-3", 9m) with { Drawer = "D-8" });
        await platform.SettleAsync();
        var open = await platform.GetAsync(Path, MoveFlow.Specialist);
        Assert.Equal(("Open", 2), (open["status"].Text(), open["payments"]!.GetValue<int>()));

        var count = new { counted = new[] { new { tender = "Cash", amount = 49m } } };
        for (var time = 0; time < 2; time++)
            Assert.Equal(("AwaitsSignOff", 49m), Seen(await platform.PostAsync($"{Path}/close", MoveFlow.Specialist, count)));
        await platform.PostAsync($"{Path}/close", MoveFlow.Specialist, new { counted = new[] { new { tender = "Cash", amount = 50m } } }, HttpStatusCode.Conflict);
        await platform.PostAsync($"{Path}/sign-off", MoveFlow.Senior, new { why = "Coins fell" }, HttpStatusCode.Forbidden);
        Assert.Equal(("SignedOff", 49m), Seen(await platform.PostAsync($"{Path}/sign-off", MoveFlow.Supervisor, new { why = "Coins fell" })));

        await platform.PublishAsync("payments", Cash("c-4", 5m));
        await platform.SettleAsync();
        var closed = await platform.GetAsync(Path, MoveFlow.Specialist);
        Assert.Equal(["c-4"], closed["late"]!.AsArray().Select(late => late!["paymentId"].Text()));
        Assert.Equal(-1m, closed["lines"]!.AsArray()[0]!["overShort"]!.GetValue<decimal>());
    }

    private static (string?, decimal) Seen(JsonNode drawer) => (drawer["status"].Text(), drawer["deposit"]!.GetValue<decimal>());

    private static PaymentReceived Cash(string id, decimal amount) =>
        Samples.Payment(id, MoveFlow.One, amount) with { Channel = PaymentChannel.Cashier, Tender = PaymentTender.Cash, Drawer = "D-7" };
}

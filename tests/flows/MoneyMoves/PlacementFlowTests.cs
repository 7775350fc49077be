using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Serverless.LocalDev.City;
using Serverless.LocalDev.Cosmos;
using Serverless.LocalDev.Partners;
using Serverless.Orchestrations.Ledger;
using Serverless.Orchestrations.MoneyMoves;
using Serverless.Orchestrations.Payments;
using Serverless.Tests.Flows.Cases;

namespace Serverless.Tests.Flows.MoneyMoves;

/// <summary>Money in suspense finds its account by a person, once, and is never lost.</summary>
public sealed class PlacementFlowTests : IAsyncLifetime
{
    private UtilityPlatform platform = null!;
    private MoveFlow flow = null!;

    public async Task InitializeAsync()
    {
        platform = await UtilityPlatform.StartAsync();
        flow = new(platform);
    }

    public async Task DisposeAsync() => await platform.DisposeAsync();

    [Fact]
    public async Task A_payment_is_placed_once_though_the_store_fails_between_the_two_sides()
    {
        var unknown = LocalAccounts.NumberFor("nobody");
        var payment = Samples.Payment("pay-1", amount: 60m) with { AccountId = unknown };
        await platform.PublishAsync("payments", payment);
        await platform.SettleAsync();
        var batches = 0;
        platform.Cloud.Cosmos.Faults.Unavailable(3, operation => operation.Kind == CosmosOperationKind.Batch && Interlocked.Increment(ref batches) > 1);
        await PlaceAsync("p-1", unknown, "pay-1", MoveFlow.One);
        Assert.Equal(SuspenseStatus.Placed, (await flow.SuspendedAsync(unknown, "pay-1"))!.Status);
        Assert.Equal(0m, (await flow.AccountAsync(MoveFlow.One)).TotalPaid);
        await platform.AdvanceAsync(TimeSpan.FromHours(1));
        await PlaceAsync("p-2", unknown, "pay-1", MoveFlow.Other);
        await platform.PublishAsync("payments", payment);
        await platform.SettleAsync();

        Assert.Equal((60m, 0m), ((await flow.AccountAsync(MoveFlow.One)).TotalPaid, (await flow.AccountAsync(MoveFlow.Other)).TotalPaid));
        Assert.Equal((MoveStatus.Refused, MoveRefusal.NotInSuspense), await flow.BecameAsync("p-2", MoveFlow.Other));
        Assert.Equal(payment.ReceivedAt, (await platform.Database.Accounts.LedgerAsync(SampleCity.AccountId(MoveFlow.One)))[^1].Payment!.TenderedAt);
        using var seen = await platform.GetJsonAsync($"/api/accounts/{unknown}/payments/pay-1");
        Assert.Equal("placed", seen.RootElement.GetProperty("status").GetString());
        await flow.AreProvenAsync(MoveFlow.One);
    }

    [Fact]
    public async Task A_large_one_waits_for_another_person_and_nobody_else_can_propose_it_meanwhile()
    {
        var unknown = LocalAccounts.NumberFor("nobody");
        await platform.PublishAsync("payments", Samples.Payment("pay-1", amount: 900m) with { AccountId = unknown });
        await platform.SettleAsync();
        await PlaceAsync("p-1", unknown, "pay-1", MoveFlow.One);
        await PlaceAsync("p-2", unknown, "pay-1", MoveFlow.Other);
        Assert.Equal((MoveStatus.Refused, MoveRefusal.NotInSuspense), await flow.BecameAsync("p-2", MoveFlow.Other));
        await flow.DecideAsync("p-1", MoveFlow.One, "Deny", MoveFlow.Senior);
        Assert.Equal(SuspenseStatus.Open, (await flow.SuspendedAsync(unknown, "pay-1"))!.Status);
        await PlaceAsync("p-3", unknown, "pay-1", MoveFlow.Other);
        await flow.DecideAsync("p-3", MoveFlow.Other, "Approve", MoveFlow.Senior);
        Assert.Equal((0m, 900m), ((await flow.AccountAsync(MoveFlow.One)).TotalPaid, (await flow.AccountAsync(MoveFlow.Other)).TotalPaid));
    }

    [Fact]
    public async Task A_suspected_duplicate_that_is_real_money_is_placed_on_its_own_account_and_can_come_back_from_the_bank()
    {
        await TwinsAsync();
        var accountId = SampleCity.AccountId(MoveFlow.One);
        await PlaceAsync("p-1", accountId, "twin-2", MoveFlow.One);
        Assert.Equal(50.80m, (await flow.AccountAsync(MoveFlow.One)).TotalPaid);
        var returned = new ReturnedPayment(accountId, "twin-2", "R01", "Insufficient funds", "twin-2", IsFeeCovered: false, "file-1:7");
        Assert.Equal(ReturnOutcome.Reversed, await platform.Cloud.Services.GetRequiredService<ReturnedItems>().ReverseAsync(returned));
        Assert.Equal(25.40m, (await flow.AccountAsync(MoveFlow.One)).TotalPaid);
        await flow.AreProvenAsync(MoveFlow.One);
    }

    [Fact]
    public async Task A_duplicate_is_dismissed_by_a_supervisor_and_stays_on_record()
    {
        await TwinsAsync();
        var path = $"/api/suspense/{SampleCity.AccountId(MoveFlow.One)}/twin-2/dismiss";
        await flow.AskAsync(path, MoveFlow.Senior, new { why = "Sent twice" }, HttpStatusCode.Forbidden);
        await flow.AskAsync(path, MoveFlow.Supervisor, new { why = "Sent twice" }, HttpStatusCode.OK);
        var dismissed = (await flow.SuspendedAsync(SampleCity.AccountId(MoveFlow.One), "twin-2"))!;
        Assert.Equal((SuspenseStatus.Dismissed, MoveFlow.Supervisor, "Sent twice"), (dismissed.Status, dismissed.Dismissal!.By, dismissed.Dismissal.Why));
        await PlaceAsync("p-1", SampleCity.AccountId(MoveFlow.One), "twin-2", MoveFlow.One);
        Assert.Equal(25.40m, (await flow.AccountAsync(MoveFlow.One)).TotalPaid);
    }

    [Fact]
    public async Task The_list_shows_what_waits_with_its_age_and_the_accounts_it_may_belong_to()
    {
        var (mine, paid) = (SampleCity.AccountId(1), (await flow.AccountAsync(2)).Owed);
        var mistyped = mine[..4] + (mine[4] == '9' ? '0' : (char)(mine[4] + 1)) + mine[5..];
        await platform.PublishAsync("payments", Samples.Payment("pay-0", amount: 5m) with { MethodToken = "card-1" });
        await platform.PublishAsync("payments", Samples.Payment("pay-1", amount: paid) with { AccountId = mistyped, MethodToken = "card-1" });
        await platform.AdvanceAsync(TimeSpan.FromDays(3));
        var waiting = Assert.Single((await platform.GetAsync("/api/suspense", MoveFlow.Specialist))["payments"]!.AsArray())!;
        Assert.Equal(("pay-1", 3, mistyped), (waiting["paymentId"].Text(), waiting["ageInDays"]!.GetValue<int>(), waiting["accountId"].Text()));
        var likeliest = waiting["suggestions"]!.AsArray()[0]!;
        Assert.Equal((mine, "SamePayer,OneDigit"), (likeliest["accountId"].Text(), string.Join(',', likeliest["reasons"]!.AsArray().Select(reason => reason.Text()))));
        Assert.Contains(waiting["suggestions"]!.AsArray(), suggested => suggested!["accountId"].Text() == SampleCity.AccountId(2) && suggested["reasons"]!.AsArray()[0].Text() == "SameAmount");
        await PlaceAsync("p-1", mistyped, "pay-1", 1);
        Assert.Empty((await platform.GetAsync("/api/suspense", MoveFlow.Specialist))["payments"]!.AsArray());
    }

    private async Task TwinsAsync()
    {
        await platform.PublishAsync("payments", Samples.Payment("twin-1", MoveFlow.One));
        await platform.SettleAsync();
        await platform.PublishAsync("payments", Samples.Payment("twin-2", MoveFlow.One) with { ExternalId = "receipt-twin-1" });
        await platform.SettleAsync();
    }

    private Task PlaceAsync(string id, string accountId, string paymentId, int account) => flow.AskAsync(
        $"/api/suspense/{accountId}/{paymentId}/place", MoveFlow.Specialist, new { moveId = id, toAccountId = SampleCity.AccountId(account), why = "The payer called" });
}

using System.Net;
using Serverless.LocalDev.City;
using Serverless.LocalDev.Cosmos;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.MoneyMoves;
using Serverless.Tests.Flows.Cases;

namespace Serverless.Tests.Flows.MoneyMoves;

/// <summary>Staff move money: within their own limit at once, above it when another person agrees, and both sides or neither.</summary>
public sealed class MoveFlowTests : IAsyncLifetime
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
    public async Task An_adjustment_within_the_askers_limit_is_posted_at_once_and_once()
    {
        var owed = (await flow.AccountAsync(1)).Owed;
        await flow.AdjustAsync("a-1", 1, 3m);
        await flow.AdjustAsync("a-1", 1, 3m);
        await flow.AdjustAsync("a-1", 1, 4m, expected: HttpStatusCode.Conflict);
        Assert.Equal(owed - 3m, (await flow.AccountAsync(1)).Owed);
        Assert.Equal((MoveStatus.Done, null), await flow.BecameAsync("a-1", 1));
        Assert.Single(await platform.EventsAsync(), message => message.Subject == MoneyMoved.Subject);
        await flow.AreProvenAsync(1);
    }

    [Fact]
    public async Task One_above_the_limit_waits_for_another_person_and_is_made_when_they_agree()
    {
        await flow.CreditAsync(MoveFlow.One, 400m);
        await RefundAsync("r-1", 300m);
        Assert.Equal((MoveStatus.Asked, null), await flow.BecameAsync("r-1", MoveFlow.One));
        await flow.DecideAsync("r-1", MoveFlow.One, "Approve", MoveFlow.Specialist, HttpStatusCode.Forbidden);
        await flow.DecideAsync("r-1", MoveFlow.One, "Approve", MoveFlow.Senior);
        Assert.Equal((MoveStatus.Done, null), await flow.BecameAsync("r-1", MoveFlow.One));
        Assert.Equal(100m, (await flow.AccountAsync(MoveFlow.One)).UnappliedCredit);
        Assert.Equal(300m, (await platform.FindAsync<RefundDocument>(SampleCity.AccountId(MoveFlow.One), RefundDocument.IdFor("r-1")))!.Amount);
        Assert.Single(await platform.EventsAsync(), message => message.Subject == RefundOrdered.Subject);
        await flow.AreProvenAsync(MoveFlow.One);
    }

    [Fact]
    public async Task One_that_is_denied_or_that_nobody_decides_moves_nothing()
    {
        await flow.CreditAsync(MoveFlow.One, 400m);
        await RefundAsync("r-1", 300m);
        await flow.DecideAsync("r-1", MoveFlow.One, "Deny", MoveFlow.Senior);
        await RefundAsync("r-2", 300m);
        await platform.AdvanceAsync(TimeSpan.FromDays(6));
        Assert.Equal((MoveStatus.Refused, MoveRefusal.Denied), await flow.BecameAsync("r-1", MoveFlow.One));
        Assert.Equal((MoveStatus.Refused, MoveRefusal.NotDecided), await flow.BecameAsync("r-2", MoveFlow.One));
        Assert.Equal(400m, (await flow.AccountAsync(MoveFlow.One)).UnappliedCredit);
        Assert.Equal(2, (await platform.EventsAsync()).Count(message => message.Subject == MoneyMoveRefused.Subject));
    }

    [Fact]
    public async Task Money_paid_by_card_is_paid_out_when_it_has_cleared()
    {
        await platform.PublishAsync("payments", Samples.Payment("pay-1", MoveFlow.One, 90m));
        await platform.SettleAsync();
        await RefundAsync("r-1", 90m);
        Assert.Equal((MoveStatus.Asked, null), await flow.BecameAsync("r-1", MoveFlow.One));
        await platform.AdvanceAsync(TimeSpan.FromDays(3));
        Assert.Equal((MoveStatus.Done, null), await flow.BecameAsync("r-1", MoveFlow.One));
        Assert.Equal(0m, (await flow.AccountAsync(MoveFlow.One)).UnappliedCredit);
    }

    [Fact]
    public async Task A_transfer_reaches_the_other_account_though_the_store_fails_between_the_two()
    {
        await flow.CreditAsync(MoveFlow.One, 400m);
        await flow.SamePersonAsync();
        FailSecondSide();
        await TransferAsync("t-1", 250m);
        Assert.Equal((150m, 0m), await CreditsAsync());
        await platform.AdvanceAsync(TimeSpan.FromHours(1));
        Assert.Equal((150m, 250m), await CreditsAsync());
        Assert.Equal((MoveStatus.Done, null), await flow.BecameAsync("t-1", MoveFlow.One));
        await flow.AreProvenAsync(MoveFlow.One, MoveFlow.Other);
    }

    [Fact]
    public async Task A_transfer_comes_back_when_the_other_account_closes_between_the_two()
    {
        await flow.CreditAsync(MoveFlow.One, 400m);
        await flow.SamePersonAsync();
        FailSecondSide();
        await TransferAsync("t-1", 250m);
        await flow.ChangeAsync(MoveFlow.Other, account => account with { Status = AccountStatus.Closed });
        await platform.AdvanceAsync(TimeSpan.FromHours(1));
        Assert.Equal((400m, 0m), await CreditsAsync());
        Assert.Equal((MoveStatus.Refused, MoveRefusal.NotTaken), await flow.BecameAsync("t-1", MoveFlow.One));
        await flow.AreProvenAsync(MoveFlow.One, MoveFlow.Other);
    }

    [Fact]
    public async Task Staff_see_what_became_of_a_move()
    {
        await flow.AdjustAsync("a-1", MoveFlow.One, 3m);
        var id = SampleCity.AccountId(MoveFlow.One);
        var seen = await platform.GetAsync($"/api/accounts/{id}/moves/a-1", MoveFlow.Specialist);
        Assert.Equal(("Refused", "NothingCharged"), (seen["status"].Text(), seen["refusal"].Text()));
        Assert.Single((await platform.GetAsync($"/api/accounts/{id}/moves", MoveFlow.Specialist)).AsArray());
        var opened = await platform.GetAsync($"/api/cases/{seen["caseId"].Text()}?account={id}", MoveFlow.Specialist);
        Assert.Equal("Refused: NothingCharged", opened["timeline"]!.AsArray()[^1]!["text"].Text());
    }

    private Task RefundAsync(string id, decimal amount) => flow.AskAsync(
        $"/api/accounts/{SampleCity.AccountId(MoveFlow.One)}/refunds", MoveFlow.Specialist, new { moveId = id, amount, customerChose = "Payment", why = "Moves away" });

    private Task TransferAsync(string id, decimal amount) => flow.AskAsync(
        $"/api/accounts/{SampleCity.AccountId(MoveFlow.One)}/transfers", MoveFlow.Specialist, new { moveId = id, toAccountId = SampleCity.AccountId(MoveFlow.Other), amount, why = "Asked by phone" });

    private async Task<(decimal, decimal)> CreditsAsync() => ((await flow.AccountAsync(MoveFlow.One)).UnappliedCredit, (await flow.AccountAsync(MoveFlow.Other)).UnappliedCredit);

    /// <summary>The first batch stores the move and the second takes the money out; the ones after them fail for a while.</summary>
    private void FailSecondSide()
    {
        var batches = 0;
        platform.Cloud.Cosmos.Faults.Unavailable(3, operation => operation.Kind == CosmosOperationKind.Batch && Interlocked.Increment(ref batches) > 2);
    }
}

using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Serverless.LocalDev.Partners;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.FieldOrders;
using Serverless.Orchestrations.Ledger;
using Serverless.Orchestrations.NewConnection;
using Serverless.Orchestrations.Partners;
using Serverless.Orchestrations.Requests;

namespace Serverless.Tests.Flows.NewConnection;

/// <summary>What is set, given or on its way when a request is taken back, and partners that are down, stumble or repeat themselves.</summary>
public sealed class WithdrawalTests
{
    [Fact]
    public async Task A_withdrawal_at_the_very_moment_the_last_branch_ends_is_undone_like_any_other()
    {
        await using var platform = await UtilityPlatform.StartAsync(partnersAre: ConnectionFlow.Partners);
        var flow = new ConnectionFlow(platform);
        platform.Partners.Addresses.Faults.Add(PartnerFault.ServerError);
        platform.Partners.Addresses.Answer = question => WithdrawnMeanwhile(flow, question);
        await ConnectionFlow.FiledAsync(platform);
        await flow.PayDepositAsync(ConnectionFlow.FullDeposit);
        await platform.AdvanceAsync(TimeSpan.FromHours(1));
        Assert.Equal(NewConnectionResult.Withdrawn, (await flow.OutcomeAsync())!.Result);
        await flow.AssertNothingIsLeftAsync();
    }

    [Fact]
    public async Task A_meter_already_set_is_taken_out_and_an_instrument_goes_back_even_one_that_comes_late()
    {
        await using var platform = await UtilityPlatform.StartAsync(partnersAre: ConnectionFlow.Partners, application: UtilityPlatform.SweepsWeekly);
        platform.Partners.Crews.Outcome = order => order.MeterPoint == "Electric-Suite-101" ? FieldOutcome.Completed : null;
        var flow = await ConnectionFlow.FiledAsync(platform);
        await flow.OfferAsync(ConnectionFlow.Bond());
        await platform.AdvanceAsync(TimeSpan.FromHours(8));
        using var withdrawn = await flow.WithdrawAsync();
        await platform.SettleAsync();
        await flow.OfferAsync(ConnectionFlow.Bond("offer-2") with { InstrumentNumber = "SB-2" });
        await flow.PayDepositAsync(10m);
        await platform.SettleAsync();
        Assert.Equal("Electric-Suite-101", Assert.Single(flow.Orders(FieldOrderKind.MeterRemoval)).MeterPoint);
        Assert.All(await flow.AllAsync<SecurityDocument>(SecurityDocument.TypeName), document => Assert.Equal(SecurityStatus.Returned, document.Status));
        Assert.Equal((0m, 0m), ((await flow.AccountAsync()).DepositHeld, (await flow.AccountAsync()).Owed));
    }

    [Fact]
    public async Task A_large_deposit_by_check_is_paid_back_when_it_has_cleared_and_what_had_cleared_at_once()
    {
        await using var platform = await UtilityPlatform.StartAsync(partnersAre: ConnectionFlow.Partners, application: UtilityPlatform.SweepsWeekly);
        var flow = await ConnectionFlow.FiledAsync(platform, ConnectionFlow.Details() with { Documents = [] });
        await flow.PayDepositAsync(10_000m, "early");
        await platform.AdvanceAsync(TimeSpan.FromDays(6));
        await flow.PayDepositAsync(1_000_000m, "late", PaymentChannel.Lockbox);
        await platform.SettleAsync();
        using var withdrawn = await flow.WithdrawAsync();
        await platform.SettleAsync();
        Assert.Equal([10_000m], await RefundsAsync(flow));
        Assert.Equal(1_000_000m, (await flow.AccountAsync()).DepositHeld);
        Assert.Equal(CaseStatus.Withdrawn, (await flow.CaseAsync()).Status);
        Assert.Contains((await flow.CaseAsync()).Timeline, entry => entry.ForCustomer == "Security returned; the rest of the deposit follows when the bank has cleared it, from March 18, 2026 on");

        await platform.AdvanceAsync(TimeSpan.FromDays(9));
        Assert.Equal([10_000m], await RefundsAsync(flow));
        await platform.AdvanceAsync(TimeSpan.FromDays(2));
        Assert.Equal([10_000m, 1_000_000m], await RefundsAsync(flow));
        await flow.AssertNothingIsLeftAsync();
        Assert.Equal(NewConnectionResult.Withdrawn, (await flow.OutcomeAsync())!.Result);
    }

    private static async Task<decimal[]> RefundsAsync(ConnectionFlow flow) =>
        [.. (await flow.AllAsync<DepositRefundDocument>(DepositRefundDocument.TypeName)).Select(refund => refund.Amount).Order()];

    [Fact]
    public async Task Undoing_that_fails_for_a_day_is_told_a_specialist_once_and_done_in_the_end()
    {
        await using var platform = await UtilityPlatform.StartAsync(partnersAre: ConnectionFlow.Partners, application: UtilityPlatform.SweepsWeekly);
        var flow = await ConnectionFlow.FiledAsync(platform);
        await platform.SettleAsync();
        platform.Partners.Permits.Faults.Down = true;
        using var withdrawn = await flow.WithdrawAsync();
        await platform.AdvanceAsync(TimeSpan.FromDays(10));
        Assert.Null(await flow.OutcomeAsync());
        var told = Assert.Single((await flow.CaseAsync()).OpenWaits);
        Assert.Equal(("specialist", null), (told.AwaitedFrom, told.ForCustomer));
        Assert.Contains("WithdrawFromPermitOffice", told.Text, StringComparison.Ordinal);

        platform.Partners.Permits.Faults.Down = false;
        await platform.AdvanceAsync(TimeSpan.FromHours(5));
        Assert.Equal(NewConnectionResult.Withdrawn, (await flow.OutcomeAsync())!.Result);
        Assert.Empty((await flow.CaseAsync()).OpenWaits);
        await flow.AssertNothingIsLeftAsync();
    }

    [Fact]
    public async Task A_withdrawal_that_comes_before_the_procedure_begins_is_not_lost()
    {
        await using var platform = await UtilityPlatform.StartAsync(partnersAre: ConnectionFlow.Partners);
        // What a process leaves that ends between opening a case and starting its procedure.
        await platform.Cloud.Services.GetRequiredService<RequestIntake>().OpenAsync(ConnectionFlow.Request() with { SubmittedBy = "portal" });
        using var withdrawn = await new ConnectionFlow(platform).WithdrawAsync();
        Assert.Equal(HttpStatusCode.Accepted, withdrawn.StatusCode);
        var flow = await ConnectionFlow.FiledAsync(platform);
        Assert.Equal(NewConnectionResult.Withdrawn, (await flow.OutcomeAsync())!.Result);
        await flow.AssertNothingIsLeftAsync();
    }

    [Fact]
    public async Task A_meter_set_by_a_crew_that_came_after_its_order_was_given_up_is_taken_out_too()
    {
        await using var platform = await UtilityPlatform.StartAsync(partnersAre: ConnectionFlow.Partners, application: UtilityPlatform.SweepsWeekly);
        platform.Partners.Crews.Delay = TimeSpan.FromDays(8);
        var flow = await ConnectionFlow.FiledAsync(platform);
        await flow.OfferAsync(ConnectionFlow.Bond());
        await platform.AdvanceAsync(TimeSpan.FromDays(9));
        Assert.Equal(4, flow.Orders(FieldOrderKind.MeterSet).Count());
        using var withdrawn = await flow.WithdrawAsync();
        await platform.SettleAsync();
        Assert.Equal(["Electric-Suite-101", "Electric-Suite-102"], flow.Orders(FieldOrderKind.MeterRemoval).Select(order => order.MeterPoint).Order());
    }

    [Fact]
    public async Task A_meter_set_by_a_crew_that_was_cancelled_on_its_way_is_taken_out_once_its_result_is_there()
    {
        await using var platform = await UtilityPlatform.StartAsync(partnersAre: ConnectionFlow.Partners, application: UtilityPlatform.SweepsWeekly);
        platform.Partners.Crews.Copies = 2;
        var flow = await ConnectionFlow.FiledAsync(platform);
        await flow.OfferAsync(ConnectionFlow.Bond());
        await platform.AdvanceAsync(TimeSpan.FromHours(1));
        using var withdrawn = await flow.WithdrawAsync();
        await platform.AdvanceAsync(TimeSpan.FromHours(1));
        await flow.AssertNothingIsLeftAsync();
        Assert.Empty(flow.Orders(FieldOrderKind.MeterRemoval));

        platform.Partners.Crews.Faults.Down = true;
        await platform.AdvanceAsync(TimeSpan.FromDays(2));
        platform.Partners.Crews.Faults.Down = false;
        await platform.AdvanceAsync(TimeSpan.FromHours(9));
        Assert.Equal(["Electric-Suite-101", "Electric-Suite-102"], flow.Orders(FieldOrderKind.MeterRemoval).Select(order => order.MeterPoint).Order());
        Assert.Contains((await flow.CaseAsync()).Timeline, entry => entry is { Key: "late-meter", ForCustomer: null });
    }

    [Fact]
    public async Task Undoing_waits_for_partners_that_are_down_for_a_month()
    {
        await using var platform = await UtilityPlatform.StartAsync(partnersAre: ConnectionFlow.Partners, application: UtilityPlatform.SweepsWeekly);
        var flow = await ConnectionFlow.FiledAsync(platform);
        await flow.PayDepositAsync(ConnectionFlow.FullDeposit);
        await platform.AdvanceAsync(TimeSpan.FromHours(1));
        platform.Partners.Crews.Faults.Down = true;
        platform.Partners.Addresses.Faults.Down = true;
        using var withdrawn = await flow.WithdrawAsync();
        await platform.AdvanceAsync(TimeSpan.FromDays(30));
        Assert.Null(await flow.OutcomeAsync());
        platform.Partners.Crews.Faults.Down = false;
        platform.Partners.Addresses.Faults.Down = false;
        await platform.AdvanceAsync(TimeSpan.FromHours(9));
        Assert.Equal(NewConnectionResult.Withdrawn, (await flow.OutcomeAsync())!.Result);
        await flow.AssertNothingIsLeftAsync();
    }

    [Fact]
    public async Task A_platform_stopped_every_few_hours_connects_once_all_the_same()
    {
        using var data = new DataDirectory();
        var now = UtilityPlatform.Start;
        for (var stage = 0; stage < 6; stage++)
        {
            await using var platform = await UtilityPlatform.StartAsync(data.Path, now, Slow);
            var flow = stage == 0 ? await ConnectionFlow.FiledAsync(platform) : new ConnectionFlow(platform);
            if (stage == 1) await flow.OfferAsync(ConnectionFlow.Bond());
            if (stage == 2) await platform.PublishAsync("service-requests", ConnectionFlow.Request());
            await platform.AdvanceAsync(TimeSpan.FromHours(5));
            now = platform.Now;
        }
        await using var last = await UtilityPlatform.StartAsync(data.Path, now, Slow);
        await last.AdvanceAsync(TimeSpan.FromDays(1));
        Assert.Equal(CaseStatus.Completed, (await new ConnectionFlow(last).CaseAsync()).Status);
        Assert.Single(await UtilityPlatform.QueryAsync<AccountDocument>(last.Database.Accounts, AccountDocument.TypeName), account => account.RequestId == ConnectionFlow.RequestId);
        Assert.Single(await last.EventsAsync(), sent => sent.Subject == ServiceConnected.Subject);
    }

    [Fact]
    public async Task Partners_that_stumble_repeat_themselves_and_answer_nonsense_change_nothing()
    {
        await using var platform = await UtilityPlatform.StartAsync(partnersAre: partners =>
        {
            ConnectionFlow.Partners(partners);
            partners.Credit.Faults.Add(PartnerFault.Garbage);
            partners.Addresses.Faults.Add(PartnerFault.LostAnswer);
            partners.Addresses.Faults.Add(PartnerFault.Garbage);
            partners.Permits.Faults.Add(PartnerFault.LostAnswer);
            partners.Permits.Faults.Add(PartnerFault.Garbage);
            partners.Permits.Copies = 2;
            partners.Crews.Copies = 2;
            partners.Crews.Faults.Add(PartnerFault.Garbage, times: 2);
            partners.Crews.Faults.Add(PartnerFault.LostAnswer);
        });
        var flow = await ConnectionFlow.FiledAsync(platform);
        await flow.OfferAsync(ConnectionFlow.Bond());
        await flow.OfferAsync(ConnectionFlow.Bond());
        await platform.AdvanceAsync(TimeSpan.FromHours(9));
        Assert.Equal(CaseStatus.Completed, (await flow.CaseAsync()).Status);
        Assert.Equal(2, flow.Orders(FieldOrderKind.MeterSet).Count());
    }

    private static AddressAnswer WithdrawnMeanwhile(ConnectionFlow flow, SiteToPlace question)
    {
        flow.WithdrawAsync().GetAwaiter().GetResult().Dispose();
        return AddressAuthority.Place(question);
    }

    private static void Slow(PartnerSystems partners)
    {
        ConnectionFlow.Partners(partners);
        partners.Permits.Delay = _ => TimeSpan.FromHours(12);
    }
}

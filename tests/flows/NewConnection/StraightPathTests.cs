using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.NewConnection;
using Serverless.Orchestrations.Partners;
using Serverless.Orchestrations.Premises;

namespace Serverless.Tests.Flows.NewConnection;

/// <summary>From one application to meters that turn, and the bill that does not come.</summary>
public sealed class StraightPathTests : IAsyncLifetime
{
    private UtilityPlatform platform = null!;

    public async Task InitializeAsync() => platform = await UtilityPlatform.StartAsync(partnersAre: ConnectionFlow.Partners, application: UtilityPlatform.SweepsWeekly);

    public async Task DisposeAsync() => await platform.DisposeAsync();

    [Fact]
    public async Task A_developers_application_becomes_a_connected_account_and_an_unbilled_one_is_noticed()
    {
        var flow = await ConnectionFlow.FiledAsync(platform);
        await platform.AdvanceAsync(TimeSpan.FromSeconds(1));
        Assert.Null(await flow.OutcomeAsync());
        var waiting = await flow.CaseAsync();
        Assert.Equal(["applicant"], waiting.OpenWaits.Select(wait => wait.AwaitedFrom));
        Assert.Equal(ConnectionFlow.FullDeposit, (await flow.AccountAsync()).Balances[Receivable.Deposit]);
        Assert.Empty(platform.Partners.Crews.Orders);

        await platform.AdvanceAsync(TimeSpan.FromDays(3));
        await flow.OfferAsync(ConnectionFlow.Bond());
        await platform.AdvanceAsync(TimeSpan.FromHours(7));

        Assert.Equal(CaseStatus.Completed, (await flow.CaseAsync()).Status);
        var account = await flow.AccountAsync();
        Assert.Equal((AccountStatus.Active, CustomerClass.Commercial, 0m), (account.Status, account.Class, account.Owed));
        Assert.Equal(["agreement-Electric-Suite-101", "agreement-Electric-Suite-102"], (await flow.AllAsync<ServiceAgreementDocument>(ServiceAgreementDocument.TypeName)).Select(agreement => agreement.Id).Order());
        Assert.Equal(2, flow.Orders(FieldOrderKind.MeterSet).Count());
        var premise = (await platform.Database.Premises.ReadItemAsync<PremiseDocument>(PremiseDocument.DocumentId, new(account.PremiseId))).Resource;
        Assert.Equal(2, premise.ServicePoints().Count());
        Assert.Equal(("32301", "32302"), (premise.CivicAddress.PostalCode, premise.PostalAddress.PostalCode));
        Assert.Contains(ConnectionFlow.AccountId, await platform.LetterAsync(ConnectionFlow.AccountId, "nc-1-welcome"));
        Assert.Single(await platform.EventsAsync(), sent => sent.Subject == ServiceConnected.Subject);
        Assert.Null(await flow.OutcomeAsync());

        await platform.AdvanceAsync(TimeSpan.FromDays(36));
        Assert.Equal(new(NewConnectionResult.Connected), await flow.OutcomeAsync());
        var unbilled = await platform.FindAsync<CaseDocument>(ConnectionFlow.AccountId, CaseDocument.IdFor("nc-1-unbilled"));
        Assert.Equal((CaseStatus.NeedsPerson, "ConnectedUnbilled"), (unbilled!.Status, unbilled.Reason));
        Assert.Single(await platform.EventsAsync(), sent => sent.Subject == ConnectedUnbilled.Subject);
    }

    /// <summary>1500 and 800 square feet under one master meter.</summary>
    [Fact]
    public async Task A_master_meter_bills_one_account_whose_units_are_its_children()
    {
        var flow = await ConnectionFlow.FiledAsync(platform, ConnectionFlow.Details() with { Billing = BillingStructure.Master });
        await flow.OfferAsync(ConnectionFlow.Bond());
        await platform.AdvanceAsync(TimeSpan.FromHours(7));
        using var seen = await platform.GetJsonAsync($"/api/accounts/{ConnectionFlow.AccountId}");
        var children = seen.RootElement.GetProperty("children").EnumerateArray().Select(child => (child.GetProperty("unit").GetString(), child.GetProperty("share").GetDecimal()));
        Assert.Equal([("Suite-101", 0.6522m), ("Suite-102", 0.3478m)], children.Order());
        Assert.Single(seen.RootElement.GetProperty("agreements").EnumerateArray());
        Assert.Single(await UtilityPlatform.QueryAsync<AccountDocument>(platform.Database.Accounts, AccountDocument.TypeName), account => account.RequestId == ConnectionFlow.RequestId);
    }

    [Fact]
    public async Task The_applicant_sees_what_is_awaited_and_nothing_of_their_credit()
    {
        platform.Partners.Permits.Delay = _ => null;
        await ConnectionFlow.FiledAsync(platform);
        using var status = await platform.GetJsonAsync("/api/service-requests/nc-1");
        var root = status.RootElement;
        Assert.Equal(["applicant", "permit office"], root.GetProperty("allAwaited").EnumerateArray().Select(wait => wait.GetProperty("from").GetString()).Order());
        Assert.All(root.GetProperty("allAwaited").EnumerateArray(), wait => Assert.True(wait.TryGetProperty("dueAt", out _)));
        Assert.DoesNotContain(root.GetProperty("timeline").EnumerateArray(), step => step.GetProperty("text").GetString()!.Contains("redit", StringComparison.Ordinal));
    }
}

using System.Net;
using System.Text.Json;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Letters;
using Serverless.Orchestrations.NewConnection;
using Serverless.Orchestrations.Partners;

namespace Serverless.Tests.Flows.NewConnection;

/// <summary>Security in every form, in part, in another form, refused, and never.</summary>
public sealed class SecurityTests : IAsyncLifetime
{
    private UtilityPlatform platform = null!;
    private ConnectionFlow flow = null!;

    public async Task InitializeAsync()
    {
        platform = await UtilityPlatform.StartAsync(partnersAre: ConnectionFlow.Partners, application: UtilityPlatform.SweepsWeekly);
        flow = await ConnectionFlow.FiledAsync(platform);
    }

    public async Task DisposeAsync() => await platform.DisposeAsync();

    [Theory]
    [InlineData(SecurityForm.SuretyBond)]
    [InlineData(SecurityForm.LetterOfCredit)]
    [InlineData(SecurityForm.CertificateOfDeposit)]
    [InlineData(SecurityForm.BlanketAllocation)]
    public async Task Each_instrument_connects_and_is_recorded_with_its_renewal_dates(SecurityForm form)
    {
        if (form == SecurityForm.BlanketAllocation) await flow.EnterBlanketAsync("SB-1");
        await flow.OfferAsync(ConnectionFlow.Bond() with { Form = form });
        await platform.AdvanceAsync(TimeSpan.FromHours(7));
        Assert.Equal(AccountStatus.Active, (await flow.AccountAsync()).Status);
        var held = Assert.Single(await flow.AllAsync<SecurityDocument>(SecurityDocument.TypeName));
        Assert.Equal((SecurityStatus.Held, 6), (held.Status, held.RenewalDates.Count));
    }

    [Fact]
    public async Task One_that_renews_itself_and_ends_tomorrow_awaits_a_specialist_at_once_and_no_longer_when_it_is_renewed()
    {
        var tomorrow = BusinessCalendar.DateOf(UtilityPlatform.Start).AddDays(1);
        await flow.OfferAsync(ConnectionFlow.Bond(amount: 2000m) with { RenewsItself = true, ExpiresOn = tomorrow });
        await platform.SettleAsync();
        Assert.Equal([tomorrow.AddDays(-1)], Assert.Single(await flow.AllAsync<SecurityDocument>(SecurityDocument.TypeName)).RenewalDates);
        Assert.Single((await flow.CaseAsync()).OpenWaits, wait => wait is { AwaitedFrom: "specialist", ForCustomer: null });

        await flow.OfferAsync(ConnectionFlow.Bond("offer-2", 2000m));
        await platform.SettleAsync();
        Assert.DoesNotContain((await flow.CaseAsync()).OpenWaits, wait => wait.AwaitedFrom == "specialist");
    }

    [Fact]
    public async Task Cash_in_two_parts_repeated_is_on_the_ledger_once_and_held()
    {
        await flow.PayDepositAsync(5000m);
        await flow.PayDepositAsync(5000m);
        await platform.AdvanceAsync(TimeSpan.FromHours(7));
        Assert.Equal((AccountStatus.Pending, 616m), ((await flow.AccountAsync()).Status, (await flow.AccountAsync()).Balances[Receivable.Deposit]));
        await flow.PayDepositAsync(616m, "dep-2");
        await platform.AdvanceAsync(TimeSpan.FromHours(7));
        var account = await flow.AccountAsync();
        Assert.Equal((AccountStatus.Active, ConnectionFlow.FullDeposit, 0m), (account.Status, account.DepositHeld, account.Owed));
    }

    [Fact]
    public async Task An_instrument_that_fails_its_checks_is_refused_and_a_mended_one_taken()
    {
        await flow.OfferAsync(ConnectionFlow.Bond() with { PrincipalName = "Alpha Foods", OriginalInCustody = false });
        await platform.AdvanceAsync(TimeSpan.FromHours(7));
        var refused = Assert.Single(await flow.AllAsync<SecurityDocument>(SecurityDocument.TypeName));
        Assert.Equal([SecurityProblem.NameDiffers, SecurityProblem.OriginalNotInCustody], refused.Problems);
        Assert.Empty(platform.Partners.Crews.Orders);
        await flow.OfferAsync(ConnectionFlow.Bond("offer-2"));
        await platform.AdvanceAsync(TimeSpan.FromHours(7));
        Assert.Equal(AccountStatus.Active, (await flow.AccountAsync()).Status);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Part_in_cash_and_a_change_of_form_count_together_in_whatever_order_they_come(bool newFormFirst)
    {
        await flow.PayDepositAsync(616m);
        SecurityOffered[] offers =
        [
            ConnectionFlow.Bond(amount: 2000m),
            ConnectionFlow.Bond("offer-2", 5000m) with { Form = SecurityForm.LetterOfCredit, InstrumentNumber = "LC-9", Replaces = "SB-1" },
        ];
        foreach (var offer in newFormFirst ? offers.Reverse() : offers)
        {
            await flow.OfferAsync(offer);
            await platform.SettleAsync();
        }
        await platform.AdvanceAsync(TimeSpan.FromHours(7));
        Assert.Equal(AccountStatus.Active, (await flow.AccountAsync()).Status);
        var instruments = await flow.AllAsync<SecurityDocument>(SecurityDocument.TypeName);
        Assert.Equal([("LC-9", SecurityStatus.Held), ("SB-1", SecurityStatus.Replaced)], instruments.Select(document => (document.Offer.InstrumentNumber, document.Status)).Order());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_part_of_a_blanket_that_another_instrument_replaces_is_free_again(bool replacementFirst)
    {
        await flow.EnterBlanketAsync("BL-1");
        SecurityOffered[] offers =
        [
            ConnectionFlow.Bond(amount: 3000m) with { Form = SecurityForm.BlanketAllocation, InstrumentNumber = "BL-1" },
            ConnectionFlow.Bond("offer-2") with { Replaces = "BL-1" },
        ];
        foreach (var offer in replacementFirst ? offers.Reverse() : offers)
        {
            await flow.OfferAsync(offer);
            await platform.SettleAsync();
        }
        var blanket = await platform.FindAsync<BlanketDocument>(BlanketDocument.PartitionOf(InstrumentId.Of(ConnectionFlow.Blanket("BL-1"))), BlanketDocument.DocumentId);
        Assert.Empty(blanket!.Allocations);
    }

    [Theory]
    [InlineData("SB-1")]
    [InlineData("LC-9")]
    public async Task Security_that_is_complete_is_not_given_up_for_less(string number)
    {
        platform.Partners.Crews.Delay = TimeSpan.FromDays(1);
        await flow.OfferAsync(ConnectionFlow.Bond());
        await platform.SettleAsync();
        await flow.OfferAsync(ConnectionFlow.Bond("offer-2", 2000m) with { InstrumentNumber = number, Replaces = "SB-1" });
        await platform.AdvanceAsync(TimeSpan.FromDays(2));
        Assert.Equal((AccountStatus.Active, 0m), ((await flow.AccountAsync()).Status, (await flow.AccountAsync()).Owed));
        Assert.Equal(ConnectionFlow.FullDeposit, Assert.Single(await flow.AllAsync<SecurityDocument>(SecurityDocument.TypeName), document => document.Status == SecurityStatus.Held).Offer.Amount);
        Assert.Contains((await flow.CaseAsync()).Timeline, entry => entry.Text.Contains(CustomerWords.Of(SecurityProblem.LeavesShort), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_blanket_secures_its_holders_accounts_up_to_its_face_and_is_free_again_when_a_request_ends()
    {
        const string senior = "senior.one@utility.example";
        var blanket = ConnectionFlow.Blanket("BL-1") with { Amount = 6000m };
        using var unsound = await flow.AsStaffAsync(HttpMethod.Post, "/api/blanket-instruments", blanket with { OriginalInCustody = false }, senior);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unsound.StatusCode);
        using var entered = await flow.AsStaffAsync(HttpMethod.Post, "/api/blanket-instruments", blanket, senior);
        using var again = await flow.AsStaffAsync(HttpMethod.Post, "/api/blanket-instruments", blanket, senior);
        using var other = await flow.AsStaffAsync(HttpMethod.Post, "/api/blanket-instruments", blanket with { Amount = 9000m }, senior);
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created, HttpStatusCode.Conflict), (entered.StatusCode, again.StatusCode, other.StatusCode));
        Assert.Contains("They differ in amount.", await other.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        using var own = await flow.AsStaffAsync(HttpMethod.Post, ConnectionFlow.ApprovalOf("BL-1"), new { why = "Mine" }, senior);
        Assert.Equal(HttpStatusCode.Forbidden, own.StatusCode);
        await flow.OfferAsync(ConnectionFlow.Bond("offer-0", 1000m) with { Form = SecurityForm.BlanketAllocation, InstrumentNumber = "BL-1" });
        await platform.SettleAsync();
        Assert.Equal(6000m, await FreeAsync());
        using var approved = await flow.AsStaffAsync(HttpMethod.Post, ConnectionFlow.ApprovalOf("BL-1"), new { why = "Seen in the vault" }, "supervisor.one@utility.example");
        Assert.Equal(HttpStatusCode.OK, approved.StatusCode);

        await flow.OfferAsync(ConnectionFlow.Bond(amount: 6000.01m) with { Form = SecurityForm.BlanketAllocation, InstrumentNumber = "BL-1" });
        await flow.OfferAsync(ConnectionFlow.Bond("offer-2", 2000m) with { Form = SecurityForm.BlanketAllocation, InstrumentNumber = "BL-1" });
        await platform.SettleAsync();
        Assert.Equal(4000m, await FreeAsync());
        using var withdrawn = await flow.WithdrawAsync();
        await platform.SettleAsync();
        Assert.Equal(6000m, await FreeAsync());

        async Task<decimal> FreeAsync()
        {
            using var answer = await flow.AsStaffAsync(HttpMethod.Get, "/api/blanket-instruments/BL-1?issuer=harbor%20surety", null);
            using var view = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
            return view.RootElement.GetProperty("free").GetDecimal();
        }
    }

    [Fact]
    public async Task Security_that_never_comes_is_reminded_of_three_times_and_ends_the_request()
    {
        await flow.PayDepositAsync(100m);
        await platform.AdvanceAsync(TimeSpan.FromDays(29));
        Assert.Equal(3, (await flow.CaseAsync()).Timeline.Count(entry => entry.Key.StartsWith("security-reminder-", StringComparison.Ordinal)));
        Assert.Null(await flow.OutcomeAsync());
        await platform.AdvanceAsync(TimeSpan.FromDays(2));
        Assert.Equal(new(NewConnectionResult.Refused, "SecurityNeverCame"), await flow.OutcomeAsync());
        Assert.Equal((AccountStatus.Withdrawn, 0m), ((await flow.AccountAsync()).Status, (await flow.AccountAsync()).DepositHeld));
        Assert.Equal(100m, Assert.Single(await flow.AllAsync<DepositRefundDocument>(DepositRefundDocument.TypeName)).Amount);
        Assert.False(platform.Partners.Addresses.IsReserved(ConnectionFlow.RequestId));
        Assert.False(platform.Partners.Permits.Expects(ConnectionFlow.RequestId));
        Assert.Empty(flow.Orders(FieldOrderKind.MeterSet));
        Assert.Empty((await flow.CaseAsync()).OpenWaits);
    }
}

using System.Net;
using System.Net.Http.Json;
using Serverless.LocalDev.Partners;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.FieldOrders;
using Serverless.Orchestrations.NewConnection;
using Serverless.Orchestrations.Partners;

namespace Serverless.Tests.Flows.NewConnection;

/// <summary>No meter is set without its release, whenever and however often that comes; what cannot be placed or set, people decide.</summary>
public sealed class PermitTests : IAsyncLifetime
{
    private const string Supervisor = "supervisor.one@utility.example";
    private UtilityPlatform platform = null!;

    public async Task InitializeAsync() => platform = await UtilityPlatform.StartAsync(partnersAre: partners =>
    {
        ConnectionFlow.Partners(partners);
        partners.Permits.Delay = _ => null;
    }, application: UtilityPlatform.SweepsWeekly);

    public async Task DisposeAsync() => await platform.DisposeAsync();

    [Fact]
    public async Task A_release_before_the_request_is_there_counts_and_the_last_one_starts_the_crews()
    {
        await platform.Partners.Permits.ReleaseAsync(ConnectionFlow.RequestId, "Electric-Suite-102");
        await platform.SettleAsync();
        var flow = await ConnectionFlow.FiledAsync(platform);
        await flow.OfferAsync(ConnectionFlow.Bond());
        await platform.AdvanceAsync(TimeSpan.FromDays(20));
        Assert.Empty(platform.Partners.Crews.Orders);

        for (var copy = 0; copy < 3; copy++) await platform.Partners.Permits.ReleaseAsync(ConnectionFlow.RequestId, "Electric-Suite-101");
        await platform.AdvanceAsync(TimeSpan.FromHours(7));
        Assert.Equal(2, flow.Orders(FieldOrderKind.MeterSet).Count());
        Assert.Equal(CaseStatus.Completed, (await flow.CaseAsync()).Status);
    }

    [Fact]
    public async Task A_release_before_the_address_waits_for_it_and_an_unplaceable_site_is_a_persons()
    {
        platform.Partners.Permits.Delay = _ => TimeSpan.FromSeconds(1);
        platform.Partners.Addresses.Answer = question => new(question.ParcelId, null);
        var flow = await ConnectionFlow.FiledAsync(platform);
        await flow.OfferAsync(ConnectionFlow.Bond());
        await platform.AdvanceAsync(TimeSpan.FromHours(1));
        Assert.Empty(platform.Partners.Crews.Orders);

        platform.Partners.Addresses.Answer = AddressAuthority.Place;
        await flow.DecideAsync("address-1", "Ask again");
        await platform.AdvanceAsync(TimeSpan.FromHours(7));
        Assert.Equal(AccountStatus.Active, (await flow.AccountAsync()).Status);
    }

    [Fact]
    public async Task An_emergency_release_sets_a_meter_only_when_somebody_else_has_approved_it()
    {
        var flow = await ConnectionFlow.FiledAsync(platform);
        await flow.OfferAsync(ConnectionFlow.Bond());
        await platform.Partners.Permits.ReleaseAsync(ConnectionFlow.RequestId, "Electric-Suite-101");
        using var asked = await flow.AskEmergencyAsync("Electric-Suite-102");
        Assert.Equal(HttpStatusCode.Accepted, asked.StatusCode);
        await platform.AdvanceAsync(TimeSpan.FromMinutes(10));
        Assert.Empty(platform.Partners.Crews.Orders);
        await flow.DecideAsync("emergency-Electric-Suite-102-1", "Approve", Supervisor);
        await platform.AdvanceAsync(TimeSpan.FromHours(7));
        Assert.Equal(AccountStatus.Active, (await flow.AccountAsync()).Status);
    }

    [Fact]
    public async Task An_emergency_that_was_denied_can_be_asked_for_again_and_one_that_is_open_or_over_says_so()
    {
        var flow = await ConnectionFlow.FiledAsync(platform);
        await flow.OfferAsync(ConnectionFlow.Bond());
        await platform.SettleAsync();
        using var first = await flow.AskEmergencyAsync("Electric-Suite-102");
        await platform.SettleAsync();
        using var meanwhile = await flow.AskEmergencyAsync("Electric-Suite-102");
        Assert.Equal(HttpStatusCode.Conflict, meanwhile.StatusCode);

        await flow.DecideAsync("emergency-Electric-Suite-102-1", "Deny", Supervisor);
        using var again = await flow.AskEmergencyAsync("Electric-Suite-102");
        Assert.Equal(HttpStatusCode.Accepted, again.StatusCode);
        await platform.SettleAsync();
        await flow.DecideAsync("emergency-Electric-Suite-102-2", "Approve", Supervisor);
        Assert.Contains(await flow.AllAsync<MeterReleaseDocument>(MeterReleaseDocument.TypeName), release => release.Meter == "Electric-Suite-102");
        using var afterwards = await flow.AskEmergencyAsync("Electric-Suite-102");
        Assert.Equal(HttpStatusCode.Conflict, afterwards.StatusCode);
    }

    [Fact]
    public async Task A_site_whose_address_nobody_settles_is_refused_and_what_was_given_goes_back()
    {
        platform.Partners.Addresses.Answer = question => new(question.ParcelId, null);
        var flow = await ConnectionFlow.FiledAsync(platform);
        await flow.OfferAsync(ConnectionFlow.Bond());
        await platform.AdvanceAsync(TimeSpan.FromDays(6));
        Assert.Equal(new(NewConnectionResult.Refused, "AddressNotPlaced"), await flow.OutcomeAsync());
        Assert.Equal(SecurityStatus.Returned, Assert.Single(await flow.AllAsync<SecurityDocument>(SecurityDocument.TypeName)).Status);
        Assert.False(platform.Partners.Permits.Expects(ConnectionFlow.RequestId));
    }

    [Fact]
    public async Task A_meter_that_two_crews_could_not_set_and_nobody_sends_a_third_for_ends_the_request()
    {
        platform.Partners.Permits.Delay = _ => TimeSpan.FromSeconds(1);
        platform.Partners.Crews.Outcome = order => order is { Kind: FieldOrderKind.MeterSet, MeterPoint: "Electric-Suite-101" } ? FieldOutcome.NoAccess : FieldOutcome.Completed;
        var flow = await ConnectionFlow.FiledAsync(platform);
        await flow.PayDepositAsync(ConnectionFlow.FullDeposit);
        await platform.AdvanceAsync(TimeSpan.FromHours(20));
        await flow.DecideAsync("meter-Electric-Suite-101-3", "Refuse");
        Assert.Equal(new(NewConnectionResult.Refused, "MeterSetFailed"), await flow.OutcomeAsync());
        Assert.Equal("Electric-Suite-102", Assert.Single(flow.Orders(FieldOrderKind.MeterRemoval)).MeterPoint);
        Assert.Equal(ConnectionFlow.FullDeposit, Assert.Single(await flow.AllAsync<DepositRefundDocument>(DepositRefundDocument.TypeName)).Amount);
    }

    [Fact]
    public async Task A_meter_set_that_fails_is_reworked_once_and_then_a_person_decides()
    {
        platform.Partners.Permits.Delay = _ => TimeSpan.FromSeconds(1);
        platform.Partners.Crews.Outcome = order => order.MeterPoint == "Electric-Suite-101" && !order.OrderId.Contains("set3", StringComparison.Ordinal) ? FieldOutcome.EquipmentMissing : FieldOutcome.Completed;
        var flow = await ConnectionFlow.FiledAsync(platform);
        await flow.OfferAsync(ConnectionFlow.Bond());
        await platform.AdvanceAsync(TimeSpan.FromHours(20));
        Assert.Equal(3, flow.Orders(FieldOrderKind.MeterSet).Count());
        await flow.DecideAsync("meter-Electric-Suite-101-3", "Send again");
        await platform.AdvanceAsync(TimeSpan.FromHours(7));
        Assert.Equal(AccountStatus.Active, (await flow.AccountAsync()).Status);
    }

    [Fact]
    public async Task A_crew_that_never_comes_is_reminded_given_up_and_not_waited_for_beside_the_next()
    {
        platform.Partners.Permits.Delay = _ => TimeSpan.FromSeconds(1);
        platform.Partners.Crews.Outcome = order => order.OrderId.Contains("set1", StringComparison.Ordinal) ? null : FieldOutcome.Completed;
        platform.Partners.Crews.Delay = TimeSpan.FromDays(1);
        var flow = await ConnectionFlow.FiledAsync(platform);
        await flow.OfferAsync(ConnectionFlow.Bond());
        await platform.AdvanceAsync(TimeSpan.FromDays(5.5));
        Assert.All(flow.Orders(FieldOrderKind.MeterSet).Where(order => order.OrderId.Contains("set1", StringComparison.Ordinal)), order =>
            Assert.Equal((1, true), (platform.Partners.Crews.RemindersFor(order.OrderId), platform.Partners.Crews.IsCancelled(order.OrderId))));
        Assert.Equal(["meter-set-Electric-Suite-101-2", "meter-set-Electric-Suite-102-2"], (await flow.CaseAsync()).OpenWaits.Select(wait => wait.Key).Order());
        await platform.AdvanceAsync(TimeSpan.FromDays(1));
        Assert.Equal(AccountStatus.Active, (await flow.AccountAsync()).Status);
    }

    [Fact]
    public async Task A_permit_office_and_crews_that_are_down_for_a_week_are_waited_for_when_nobody_gives_them_up()
    {
        platform.Partners.Permits.Delay = _ => TimeSpan.FromSeconds(1);
        platform.Partners.Permits.Faults.Down = true;
        platform.Partners.Crews.Faults.Down = true;
        var flow = await ConnectionFlow.FiledAsync(platform);
        await flow.OfferAsync(ConnectionFlow.Bond());
        await platform.AdvanceAsync(TimeSpan.FromDays(7));
        Assert.Null(await flow.OutcomeAsync());
        platform.Partners.Permits.Faults.Down = false;
        await platform.AdvanceAsync(TimeSpan.FromDays(7));
        Assert.Null(await flow.OutcomeAsync());
        platform.Partners.Crews.Faults.Down = false;
        await platform.AdvanceAsync(TimeSpan.FromDays(1));
        Assert.Equal(AccountStatus.Active, (await flow.AccountAsync()).Status);
    }

    [Fact]
    public async Task A_step_past_its_target_is_escalated_once_and_goes_on()
    {
        var flow = await ConnectionFlow.FiledAsync(platform);
        await flow.OfferAsync(ConnectionFlow.Bond());
        await platform.AdvanceAsync(TimeSpan.FromDays(58));
        Assert.Single(await platform.EventsAsync(), sent => sent.Subject == StepOverdue.Subject);
        Assert.Null(await flow.OutcomeAsync());
    }

    [Fact]
    public async Task Missing_papers_are_asked_for_and_hold_everything_up()
    {
        var flow = await ConnectionFlow.FiledAsync(platform, ConnectionFlow.Details() with { Documents = [new(DocumentKind.SignedApplication, "a.pdf"), new(DocumentKind.EntityRegistration, "b.pdf")] });
        await platform.AdvanceAsync(TimeSpan.FromDays(8));
        Assert.False(platform.Partners.Addresses.IsReserved(ConnectionFlow.RequestId));
        Assert.Contains("tenant floor plan", await platform.LetterAsync(ConnectionFlow.AccountId, "nc-1-evidence-2"), StringComparison.Ordinal);
        using var filed = await platform.Http.PostAsJsonAsync("/api/service-requests/nc-1/documents", new { kind = "TenantFloorPlan", blobName = "plan.pdf" });
        Assert.Equal(HttpStatusCode.Accepted, filed.StatusCode);
        await platform.SettleAsync();
        Assert.True(platform.Partners.Addresses.IsReserved(ConnectionFlow.RequestId));
    }
}

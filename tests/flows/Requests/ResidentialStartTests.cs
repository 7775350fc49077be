using Microsoft.DurableTask.Client;
using Serverless.LocalDev.City;
using Serverless.LocalDev.Partners;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Billing;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.FieldOrders;
using Serverless.Orchestrations.ResidentialStart;

namespace Serverless.Tests.Flows.Requests;

public sealed class ResidentialStartTests : IAsyncLifetime
{
    private const string Queue = "service-requests";
    private static readonly string AccountId = LocalAccounts.NumberFor("req-1");
    private UtilityPlatform platform = null!;

    public async Task InitializeAsync() => platform = await UtilityPlatform.StartAsync(partnersAre: partners => partners.Crews.Delay = TimeSpan.FromHours(6));

    public async Task DisposeAsync() => await platform.DisposeAsync();

    [Fact]
    public async Task A_home_gets_its_service_its_account_its_agreements_and_its_letter()
    {
        await platform.PublishAsync(Queue, Samples.StartService("req-1"));
        await platform.SettleAsync();
        var waiting = await CaseAsync();
        Assert.Equal(CaseStatus.Open, waiting.Status);
        Assert.Equal("field crew", waiting.Awaited!.AwaitedFrom);
        Assert.Equal(AccountStatus.Pending, (await AccountAsync()).Status);

        await platform.AdvanceAsync(TimeSpan.FromHours(7));
        Assert.Equal(CaseStatus.Completed, (await CaseAsync()).Status);
        Assert.Equal(AccountStatus.Active, (await AccountAsync()).Status);
        var agreements = await UtilityPlatform.QueryAsync<ServiceAgreementDocument>(platform.Database.Accounts, ServiceAgreementDocument.TypeName);
        Assert.Equal(2, agreements.Count(agreement => agreement.AccountId == AccountId));
        Assert.Equal(ServiceStarted.Subject, Assert.Single(await platform.EventsAsync()).Subject);
        Assert.Contains(AccountId, await platform.LetterAsync(AccountId, "req-1-welcome"));
        Assert.Equal(ResidentialStartResult.Activated, (await OutcomeAsync()).Result);
    }

    [Fact]
    public async Task The_same_request_delivered_again_at_any_time_makes_one_case_one_order_and_one_account()
    {
        var request = Samples.StartService("req-1");
        await platform.PublishAsync(Queue, request, request, request);
        await platform.SettleAsync();
        await platform.PublishAsync(Queue, request);
        await platform.AdvanceAsync(TimeSpan.FromHours(7));
        await platform.PublishAsync(Queue, request);
        await platform.AdvanceAsync(TimeSpan.FromDays(5));

        Assert.Single(platform.Partners.Crews.Orders);
        Assert.Equal(CaseStatus.Completed, (await CaseAsync()).Status);
        Assert.Single(await platform.EventsAsync(), message => message.Subject != LateCharged.Subject);
        Assert.Empty(await platform.DeadLettersAsync(Queue));
    }

    [Theory]
    [InlineData("rf-77", CaseStatus.Refused, "IdentityRedFlag", AccountStatus.Withdrawn)]
    [InlineData("uk-77", CaseStatus.NeedsPerson, "IdentityNotVerified", AccountStatus.Pending)]
    public async Task Who_cannot_be_verified_gets_no_crew(string token, CaseStatus status, string reason, AccountStatus account)
    {
        await platform.PublishAsync(Queue, Samples.StartService("req-1", token));
        await platform.SettleAsync();
        var found = await CaseAsync();
        Assert.Equal((status, reason), (found.Status, found.Reason));
        Assert.Equal(account, (await AccountAsync()).Status);
        Assert.Empty(platform.Partners.Crews.Orders);
    }

    [Fact]
    public async Task Who_owes_on_a_closed_account_is_refused_and_a_former_occupants_debt_does_not_matter()
    {
        await platform.PublishAsync(Queue, Samples.StartService("req-1", SampleCity.IdentityToken(49)), Samples.StartService("req-2", premise: 49));
        await platform.AdvanceAsync(TimeSpan.FromHours(7));
        Assert.Equal("PriorDebt", (await CaseAsync()).Reason);
        var other = await platform.FindAsync<CaseDocument>(LocalAccounts.NumberFor("req-2"), CaseDocument.IdFor("req-2"));
        Assert.Equal(CaseStatus.Completed, other!.Status);
    }

    [Fact]
    public async Task A_visit_that_fails_is_made_once_more()
    {
        platform.Partners.Crews.Outcome = order => order.OrderId.EndsWith("on1", StringComparison.Ordinal) ? FieldOutcome.NoAccess : FieldOutcome.Completed;
        await platform.PublishAsync(Queue, Samples.StartService("req-1"));
        await platform.AdvanceAsync(TimeSpan.FromHours(13));
        Assert.Equal(CaseStatus.Completed, (await CaseAsync()).Status);
        Assert.Equal(2, platform.Partners.Crews.Orders.Count);
    }

    [Fact]
    public async Task A_visit_that_fails_twice_goes_to_a_person()
    {
        platform.Partners.Crews.Outcome = _ => FieldOutcome.UnsafeCondition;
        await platform.PublishAsync(Queue, Samples.StartService("req-1"));
        await platform.AdvanceAsync(TimeSpan.FromHours(13));
        Assert.Equal((CaseStatus.NeedsPerson, "TurnOnFailed"), ((await CaseAsync()).Status, (await CaseAsync()).Reason));
    }

    [Fact]
    public async Task A_crew_that_says_nothing_is_reminded_and_then_given_up()
    {
        platform.Partners.Crews.Outcome = _ => null;
        await platform.PublishAsync(Queue, Samples.StartService("req-1"));
        await platform.AdvanceAsync(TimeSpan.FromHours(25));
        var orderId = FieldOrderDocument.IdFor(AccountId, "on1");
        Assert.Equal(1, platform.Partners.Crews.RemindersFor(orderId));
        Assert.Equal(CaseStatus.Open, (await CaseAsync()).Status);

        await platform.AdvanceAsync(TimeSpan.FromDays(3));
        Assert.Equal("NoFieldResult", (await CaseAsync()).Reason);
        Assert.True(platform.Partners.Crews.IsCancelled(orderId));

        await platform.Partners.Crews.ReportAsync(orderId, FieldOutcome.Completed);
        await platform.SettleAsync();
        var order = await platform.FindAsync<FieldOrderDocument>(AccountId, orderId);
        Assert.Equal(FieldOrderStatus.Cancelled, order!.Status);
        Assert.NotNull(order.Result);
        Assert.Empty(await platform.DeadLettersAsync("field-results"));
        Assert.Equal($"late-turn-on-{orderId}", (await CaseAsync()).Awaited!.Key);
        Assert.Equal(AccountStatus.Pending, (await AccountAsync()).Status);
    }

    [Fact]
    public async Task Results_repeated_contradicted_or_for_no_order_change_nothing()
    {
        platform.Partners.Crews.Copies = 3;
        await platform.PublishAsync(Queue, Samples.StartService("req-1"));
        await platform.AdvanceAsync(TimeSpan.FromHours(7));
        var orderId = FieldOrderDocument.IdFor(AccountId, "on1");
        await platform.Partners.Crews.ReportAsync(orderId, FieldOutcome.NoAccess, "contradiction");
        await platform.Partners.Crews.ReportAsync("fo-0000000000-on1", FieldOutcome.Completed);
        await platform.SettleAsync();

        Assert.Equal(FieldOutcome.Completed, (await platform.FindAsync<FieldOrderDocument>(AccountId, orderId))!.Result!.Outcome);
        Assert.Equal(CaseStatus.Completed, (await CaseAsync()).Status);
        Assert.Equal("UnknownReference", Assert.Single(await platform.DeadLettersAsync("field-results")).DeadLetterReason);
    }

    [Fact]
    public async Task An_identity_service_that_stumbles_is_asked_again_and_one_that_is_down_for_long_sends_the_case_to_a_person()
    {
        platform.Partners.Identity.Faults.Add(PartnerFault.ServerError);
        platform.Partners.Identity.Faults.Add(PartnerFault.Garbage);
        platform.Partners.Crews.Faults.Add(PartnerFault.LostAnswer);
        await platform.PublishAsync(Queue, Samples.StartService("req-1"));
        await platform.AdvanceAsync(TimeSpan.FromHours(8));
        Assert.Equal(CaseStatus.Completed, (await CaseAsync()).Status);
        Assert.Single(platform.Partners.Crews.Orders);

        platform.Partners.Identity.Faults.Down = true;
        await platform.PublishAsync(Queue, Samples.StartService("req-2", premise: 61));
        await platform.AdvanceAsync(TimeSpan.FromDays(3));
        var stuck = await platform.FindAsync<CaseDocument>(LocalAccounts.NumberFor("req-2"), CaseDocument.IdFor("req-2"));
        Assert.Equal((CaseStatus.NeedsPerson, "IdentityNotVerified"), (stuck!.Status, stuck.Reason));
    }

    [Fact]
    public async Task The_applicant_sees_what_happened_and_what_is_awaited()
    {
        await platform.PublishAsync(Queue, Samples.StartService("req-1"));
        await platform.SettleAsync();
        using var status = await platform.GetJsonAsync("/api/service-requests/req-1");
        var root = status.RootElement;
        Assert.Equal("Open", root.GetProperty("status").GetString());
        Assert.Equal("field crew", root.GetProperty("awaits").GetProperty("from").GetString());
        Assert.Equal(["Request received", "Address checked", "Identity checked", "Earlier accounts checked", "Turn-on ordered"], root.GetProperty("timeline").EnumerateArray().Select(step => step.GetProperty("text").GetString()));
    }

    private async Task<CaseDocument> CaseAsync() => (await platform.FindAsync<CaseDocument>(AccountId, CaseDocument.IdFor("req-1")))!;

    private async Task<AccountDocument> AccountAsync() => (await platform.FindAsync<AccountDocument>(AccountId, AccountDocument.DocumentId))!;

    private async Task<ResidentialStartOutcome> OutcomeAsync()
    {
        var instance = await platform.Durable.GetInstanceAsync("residential-start-req-1", getInputsAndOutputs: true);
        Assert.Equal(OrchestrationRuntimeStatus.Completed, instance!.RuntimeStatus);
        return instance.ReadOutputAs<ResidentialStartOutcome>()!;
    }
}

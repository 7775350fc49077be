using Microsoft.DurableTask.Client;
using Serverless.LocalDev.Partners;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Approvals;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.FieldOrders;

namespace Serverless.Tests.Flows.Requests;

/// <summary>Starts that meet a premise that is not free, or crews that cannot be reached.</summary>
public sealed class StartTroubleTests : IAsyncLifetime
{
    private const string Queue = "service-requests";
    private UtilityPlatform platform = null!;

    public async Task InitializeAsync() =>
        platform = await UtilityPlatform.StartAsync(partnersAre: partners => partners.Crews.Delay = TimeSpan.FromHours(6), application: UtilityPlatform.SweepsWeekly);

    public async Task DisposeAsync() => await platform.DisposeAsync();

    [Theory]
    [InlineData(PartnerFault.ServerError)]
    [InlineData(PartnerFault.Garbage)]
    public async Task Crews_who_cannot_be_reached_for_a_day_are_a_persons_and_a_crew_that_came_all_the_same_counts(PartnerFault fault)
    {
        platform.Partners.Crews.Faults.Always = [fault];
        await platform.PublishAsync(Queue, Samples.StartService("req-1"));
        await platform.AdvanceAsync(TimeSpan.FromHours(20));
        Assert.Null(await QuestionAsync("req-1", "crews-"));

        await platform.AdvanceAsync(TimeSpan.FromHours(12));
        var asked = await QuestionAsync("req-1", "crews-");
        Assert.Equal(("CrewOutage", ApprovalStatus.Pending), (asked!.Request.Kind, asked.Status));
        Assert.Equal("staff", (await CaseAsync("req-1")).Awaited!.AwaitedFrom);

        await platform.Partners.Crews.ReportAsync(FieldOrderDocument.IdFor(LocalAccounts.NumberFor("req-1"), "on1"), FieldOutcome.Completed);
        await platform.SettleAsync();
        Assert.Equal(CaseStatus.Completed, (await CaseAsync("req-1")).Status);
        Assert.Equal(ApprovalStatus.Withdrawn, (await QuestionAsync("req-1", "crews-"))!.Status);
        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await platform.Durable.GetInstanceAsync("residential-start-req-1"))!.RuntimeStatus);
    }

    [Fact]
    public async Task A_start_at_a_premise_that_is_not_there_is_refused()
    {
        await platform.PublishAsync(Queue, Samples.StartService("req-1", premise: 99_999));
        await platform.SettleAsync();
        Assert.Equal((CaseStatus.Refused, CaseReasons.PremiseUnknown), ((await CaseAsync("req-1")).Status, (await CaseAsync("req-1")).Reason));
        Assert.Empty(platform.Partners.Crews.Orders);
        using var seen = await platform.GetJsonAsync("/api/service-requests/req-1");
        Assert.Equal("we do not know the address", seen.RootElement.GetProperty("reason").GetString());
    }

    [Fact]
    public async Task Of_two_starts_at_one_premise_a_person_decides_about_the_second()
    {
        await platform.PublishAsync(Queue, Samples.StartService("req-1"));
        await platform.SettleAsync();
        await platform.PublishAsync(Queue, Samples.StartService("req-2", "idt-other"));
        await platform.AdvanceAsync(TimeSpan.FromHours(7));
        Assert.Equal(CaseStatus.Completed, (await CaseAsync("req-1")).Status);
        var asked = await QuestionAsync("req-2", "premise-in-service");
        Assert.Equal(ApprovalStatus.Pending, asked!.Status);
        Assert.Contains(asked.Request.Facts, fact => fact.Label == $"Account {LocalAccounts.NumberFor("req-1")}");

        await platform.AdvanceAsync(TimeSpan.FromDays(6));
        Assert.Equal((CaseStatus.Refused, CaseReasons.PremiseInService), ((await CaseAsync("req-2")).Status, (await CaseAsync("req-2")).Reason));
        Assert.Single(platform.Partners.Crews.Orders);
    }

    [Fact]
    public async Task Service_starts_on_the_day_the_crew_came_and_not_on_the_day_asked_for()
    {
        var request = Samples.StartService("req-1");
        var wanted = request.ResidentialStart!.StartDate;
        await platform.PublishAsync(Queue, request with { ResidentialStart = request.ResidentialStart with { StartDate = wanted.AddDays(10) } });
        await platform.AdvanceAsync(TimeSpan.FromHours(7));
        var agreements = await UtilityPlatform.QueryAsync<ServiceAgreementDocument>(platform.Database.Accounts, ServiceAgreementDocument.TypeName);
        Assert.All(agreements.Where(agreement => agreement.AccountId == LocalAccounts.NumberFor("req-1")), agreement => Assert.Equal(wanted, agreement.StartDate));
    }

    private async Task<CaseDocument> CaseAsync(string requestId) => (await platform.FindAsync<CaseDocument>(LocalAccounts.NumberFor(requestId), CaseDocument.IdFor(requestId)))!;

    private async Task<ApprovalDocument?> QuestionAsync(string requestId, string key)
    {
        var all = await UtilityPlatform.QueryAsync<ApprovalDocument>(platform.Database.Accounts, ApprovalDocument.TypeName);
        return all.SingleOrDefault(approval => approval.Case.RequestId == requestId && approval.Request.Key.StartsWith(key, StringComparison.Ordinal));
    }
}

using System.Net;
using System.Text.Json;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Approvals;
using Serverless.Orchestrations.NewConnection;
using Serverless.Orchestrations.Staff;
using Serverless.Tests.Flows;
using Serverless.Tests.Flows.NewConnection;

namespace Serverless.Tests.Long;

/// <summary>The assessed deposit is the rule's; another one is asked for by one person and approved by another.</summary>
public sealed class DepositOverrideTests : IAsyncLifetime
{
    private const string Asker = "specialist.one@utility.example";
    private UtilityPlatform platform = null!;
    private ConnectionFlow flow = null!;

    public async Task InitializeAsync()
    {
        platform = await UtilityPlatform.StartAsync(partnersAre: ConnectionFlow.Partners);
        flow = await ConnectionFlow.FiledAsync(platform);
    }

    public async Task DisposeAsync() => await platform.DisposeAsync();

    [Fact]
    public async Task One_approved_is_asked_for_instead_and_what_was_paid_may_be_enough_for_it()
    {
        await flow.PayDepositAsync(3000m);
        Assert.Equal(HttpStatusCode.Accepted, await AskAsync("o-1", 3000m));
        Assert.Equal(HttpStatusCode.Accepted, await AskAsync("o-1", 3000m));
        var asked = await flow.ApprovalAsync("deposit-override-o-1");
        Assert.Equal((2616m, Asker), (asked!.Request.Amount, asked.Request.RequestedBy));
        Assert.All(asked.Approvers, approver => Assert.Equal(StaffRole.Supervisor, approver.Role));

        await flow.DecideAsync("deposit-override-o-1", "Approve");
        await platform.AdvanceAsync(TimeSpan.FromHours(7));
        Assert.Equal(AccountStatus.Active, (await flow.AccountAsync()).Status);
        Assert.Contains("$3,000.00", await platform.LetterAsync(ConnectionFlow.AccountId, "nc-1-security-o-1"), StringComparison.Ordinal);
        using var seen = JsonDocument.Parse(await (await flow.AsStaffAsync(HttpMethod.Get, "/api/cases/nc-1", null)).Content.ReadAsStringAsync());
        var connection = seen.RootElement.GetProperty("connection");
        Assert.Equal(ConnectionFlow.FullDeposit, connection.GetProperty("assessment").GetProperty("amount").GetDecimal());
        Assert.Equal(["supervisor.one@utility.example"], connection.GetProperty("overridden").GetProperty("decidedBy").EnumerateArray().Select(by => by.GetString()));
    }

    [Fact]
    public async Task One_denied_changes_nothing_and_the_next_is_put_to_people_after_it()
    {
        await AskAsync("o-1", 1000m);
        await AskAsync("o-2", 5200m);
        Assert.Null(await flow.ApprovalAsync("deposit-override-o-2"));
        await flow.DecideAsync("deposit-override-o-1", "Deny");
        Assert.Equal(ConnectionFlow.FullDeposit, (await flow.AccountAsync()).Balances[Receivable.Deposit]);
        await flow.DecideAsync("deposit-override-o-2", "Approve", "senior.one@utility.example");
        Assert.Equal(5200m, (await flow.AccountAsync()).Balances[Receivable.Deposit]);
    }

    [Fact]
    public async Task Security_that_comes_meanwhile_is_taken_and_the_question_taken_back()
    {
        await AskAsync("o-1", 1000m);
        await flow.OfferAsync(ConnectionFlow.Bond());
        await platform.AdvanceAsync(TimeSpan.FromHours(7));
        Assert.Equal(AccountStatus.Active, (await flow.AccountAsync()).Status);
        Assert.Equal(ApprovalStatus.Withdrawn, (await flow.ApprovalAsync("deposit-override-o-1"))!.Status);
        Assert.Equal(HttpStatusCode.Conflict, await AskAsync("o-2", 500m));
    }

    [Fact]
    public async Task Reminders_and_the_end_come_as_they_would_have_and_leave_no_question_open()
    {
        await platform.AdvanceAsync(TimeSpan.FromDays(28));
        await AskAsync("o-1", 1000m);
        await platform.AdvanceAsync(TimeSpan.FromDays(3));
        Assert.Equal(new(NewConnectionResult.Refused, "SecurityNeverCame"), await flow.OutcomeAsync());
        Assert.Equal(ApprovalStatus.Withdrawn, (await flow.ApprovalAsync("deposit-override-o-1"))!.Status);
    }

    [Fact]
    public async Task More_than_the_full_deposit_is_never_asked_for() => Assert.Equal(HttpStatusCode.BadRequest, await AskAsync("o-1", ConnectionFlow.FullDeposit + 0.01m));

    [Fact]
    public async Task The_applicant_sees_the_new_amounts_request_and_not_who_asked_for_it()
    {
        await AskAsync("o-1", 5000m);
        await flow.DecideAsync("deposit-override-o-1", "Approve", "supervisor.two@utility.example");
        using var status = await platform.GetJsonAsync("/api/service-requests/nc-1");
        var told = status.RootElement.GetProperty("timeline").EnumerateArray().Select(step => step.GetProperty("text").GetString()).ToList();
        Assert.Contains("Another amount of security is asked for", told);
        Assert.DoesNotContain("Another deposit asked for", told);
    }

    private async Task<HttpStatusCode> AskAsync(string id, decimal amount)
    {
        using var answer = await flow.AsStaffAsync(HttpMethod.Post, "/api/service-requests/nc-1/deposit-overrides", new { overrideId = id, amount, why = "A parent company guarantees." }, Asker);
        await platform.SettleAsync();
        return answer.StatusCode;
    }
}

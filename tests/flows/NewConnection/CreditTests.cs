using System.Net;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Approvals;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.NewConnection;
using Serverless.Orchestrations.Staff;

namespace Serverless.Tests.Flows.NewConnection;

/// <summary>What is known of the applicant decides what is asked of them, and people decide about less.</summary>
public sealed class CreditTests : IAsyncLifetime
{
    private const string Manager = "manager.one@utility.example";
    private UtilityPlatform platform = null!;

    public async Task InitializeAsync() => platform = await UtilityPlatform.StartAsync(partnersAre: ConnectionFlow.Partners, application: UtilityPlatform.SweepsWeekly);

    public async Task DisposeAsync() => await platform.DisposeAsync();

    [Fact]
    public async Task Good_credit_and_an_approved_waiver_connect_without_security()
    {
        platform.Partners.Credit.Report = _ => new(90, 90, 12);
        var flow = await ConnectionFlow.FiledAsync(platform);
        Assert.Equal(5616m, (await flow.ApprovalAsync("deposit-waiver"))!.Request.Amount);
        // Above a supervisor's limit of $5,000: the managers are asked, nobody below.
        Assert.All((await flow.ApprovalAsync("deposit-waiver"))!.Approvers, approver => Assert.Equal(StaffRole.Manager, approver.Role));
        await flow.DecideAsync("deposit-waiver", "Approve", Manager);
        await platform.AdvanceAsync(TimeSpan.FromHours(7));
        Assert.Equal((AccountStatus.Active, 0m), ((await flow.AccountAsync()).Status, (await flow.AccountAsync()).Owed));
    }

    [Fact]
    public async Task Nobody_below_their_limit_grants_a_waiver_and_nothing_is_decided_by_trying()
    {
        platform.Partners.Credit.Report = _ => new(90, 90, 12);
        var flow = await ConnectionFlow.FiledAsync(platform);
        foreach (var below in new[] { "specialist.one@utility.example", "senior.one@utility.example", "supervisor.one@utility.example" })
        {
            using var refused = await flow.PostDecisionAsync("deposit-waiver", "Approve", below);
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        }
        var approval = (await flow.ApprovalAsync("deposit-waiver"))!;
        Assert.Equal((ApprovalStatus.Pending, 0), (approval.Status, approval.Decisions.Count));
        Assert.Equal(3, approval.Audit.Count(entry => entry.Act == AuditedAct.Refused));
        Assert.DoesNotContain((await flow.CaseAsync()).Timeline, entry => entry.Key == "security-requested");
        using var approved = await flow.PostDecisionAsync("deposit-waiver", "Approve", Manager);
        Assert.Equal(HttpStatusCode.OK, approved.StatusCode);
        await platform.AdvanceAsync(TimeSpan.FromHours(7));
        Assert.Equal(AccountStatus.Active, (await flow.AccountAsync()).Status);
    }

    [Fact]
    public async Task A_thin_file_however_good_means_the_full_deposit_and_nobody_is_asked()
    {
        platform.Partners.Credit.Report = _ => new(95, 95, 2);
        var flow = await ConnectionFlow.FiledAsync(platform);
        Assert.Empty(await flow.AllAsync<ApprovalDocument>(ApprovalDocument.TypeName));
        Assert.Equal(ConnectionFlow.FullDeposit, (await flow.AccountAsync()).Balances[Receivable.Deposit]);
    }

    [Fact]
    public async Task A_waiver_refused_means_the_full_deposit()
    {
        platform.Partners.Credit.Report = _ => new(70, 60, 12);
        var flow = await ConnectionFlow.FiledAsync(platform);
        Assert.Equal(2808m, (await flow.ApprovalAsync("deposit-waiver"))!.Request.Amount);
        await flow.DecideAsync("deposit-waiver", "Deny");
        Assert.Equal(ConnectionFlow.FullDeposit, (await flow.AccountAsync()).Balances[Receivable.Deposit]);
        await platform.AdvanceAsync(TimeSpan.FromHours(7));
        Assert.Equal(AccountStatus.Pending, (await flow.AccountAsync()).Status);
    }

    [Fact]
    public async Task A_waiver_nobody_decides_is_no_waiver()
    {
        platform.Partners.Credit.Report = _ => new(90, 90, 12);
        var flow = await ConnectionFlow.FiledAsync(platform);
        await platform.AdvanceAsync(TimeSpan.FromDays(6));
        Assert.Equal(ConnectionFlow.FullDeposit, (await flow.AccountAsync()).Balances[Receivable.Deposit]);
    }

    [Fact]
    public async Task A_question_that_was_escalated_is_awaited_once_and_not_any_more_when_it_is_decided()
    {
        platform.Partners.Credit.Report = _ => new(70, 60, 12);
        var flow = await ConnectionFlow.FiledAsync(platform);
        await platform.AdvanceAsync(TimeSpan.FromDays(4));
        Assert.Single((await flow.CaseAsync()).OpenWaits, wait => wait.AwaitedFrom == "staff");
        using var decided = await flow.PostDecisionAsync("deposit-waiver", "Approve", Manager);
        Assert.Equal(HttpStatusCode.OK, decided.StatusCode);
        Assert.DoesNotContain((await flow.CaseAsync()).OpenWaits, wait => wait.AwaitedFrom == "staff");
    }

    [Theory]
    [InlineData(Manager)]
    [InlineData("Manager.One@utility.EXAMPLE")]
    public async Task Who_filed_the_application_is_not_asked_to_waive_its_deposit_and_may_not(string submittedBy)
    {
        platform.Partners.Credit.Report = _ => new(90, 90, 12);
        var flow = await ConnectionFlow.FiledAsync(platform, submittedBy: submittedBy);
        Assert.DoesNotContain((await flow.ApprovalAsync("deposit-waiver"))!.Approvers, approver => approver.SignIn == Manager);
        using var refused = await flow.PostDecisionAsync("deposit-waiver", "Approve", Manager);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal(ApprovalStatus.Pending, (await flow.ApprovalAsync("deposit-waiver"))!.Status);
    }

    [Fact]
    public async Task A_bureau_that_is_down_for_a_day_is_waited_for()
    {
        platform.Partners.Credit.Faults.Down = true;
        var flow = await ConnectionFlow.FiledAsync(platform);
        await platform.AdvanceAsync(TimeSpan.FromHours(24));
        Assert.Null(await flow.ApprovalAsync("credit-outage-1"));
        platform.Partners.Credit.Faults.Down = false;
        await platform.AdvanceAsync(TimeSpan.FromHours(5));
        await flow.OfferAsync(ConnectionFlow.Bond());
        await platform.AdvanceAsync(TimeSpan.FromHours(7));
        Assert.Equal(AccountStatus.Active, (await flow.AccountAsync()).Status);
    }

    [Fact]
    public async Task A_bureau_that_stays_down_is_done_without_when_a_person_says_so()
    {
        platform.Partners.Credit.Faults.Down = true;
        var flow = await ConnectionFlow.FiledAsync(platform);
        await platform.AdvanceAsync(TimeSpan.FromDays(2));
        await flow.DecideAsync("credit-outage-1", "Go on");
        Assert.Equal(ConnectionFlow.FullDeposit, (await flow.AccountAsync()).Balances[Receivable.Deposit]);
    }

    [Theory]
    [InlineData("rf-1", "IdentityRedFlag")]
    [InlineData("idt-00049", "PriorDebt")]
    public async Task A_red_flag_or_a_debt_of_their_own_ends_the_request_and_undoes_the_other_branches(string token, string reason)
    {
        platform.Partners.Permits.Delay = _ => null;
        var details = ConnectionFlow.Details();
        var flow = await ConnectionFlow.FiledAsync(platform, details with { Applicant = details.Applicant with { IdentityToken = token } });
        await platform.AdvanceAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(new(NewConnectionResult.Refused, reason), await flow.OutcomeAsync());
        Assert.Equal((CaseStatus.Refused, AccountStatus.Withdrawn), ((await flow.CaseAsync()).Status, (await flow.AccountAsync()).Status));
        Assert.False(platform.Partners.Addresses.IsReserved(ConnectionFlow.RequestId));
        Assert.Contains(CaseReasons.WordsFor(reason), await platform.LetterAsync(ConnectionFlow.AccountId, "nc-1-ended"), StringComparison.Ordinal);
    }
}

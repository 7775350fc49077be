using System.Text.Json.Nodes;
using Serverless.LocalDev.City;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Ledger;
using Serverless.Orchestrations.Payments;
using Serverless.Tests.Flows.Cases;

namespace Serverless.Tests.Flows.MoneyMoves;

public sealed class ClosedAccountFlowTests : IAsyncLifetime
{
    private UtilityPlatform platform = null!;
    private MoveFlow flow = null!;

    public async Task InitializeAsync()
    {
        platform = await UtilityPlatform.StartAsync(application: UtilityPlatform.SweepsWeekly);
        flow = new(platform);
    }

    public async Task DisposeAsync() => await platform.DisposeAsync();

    [Fact]
    public async Task A_closed_account_stops_its_autopay_and_what_it_has_becomes_tasks()
    {
        await platform.PublishAsync("payments", Draft("pay-1", 75m));
        await platform.SettleAsync();
        await flow.ChangeAsync(MoveFlow.One, account => account with { Status = AccountStatus.Closed });
        await platform.PublishAsync("payments", Draft("pay-2", 40m));
        await platform.AdvanceAsync(TimeSpan.FromDays(2));
        var stopped = Assert.Single(await platform.EventsAsync(), message => message.Subject == AutopayStopped.Subject);
        Assert.Equal("bank-1", JsonNode.Parse(stopped.Body.ToString())!["methodTokens"]!.AsArray()[0].Text());

        await platform.AdvanceAsync(TimeSpan.FromDays(6));
        var tasks = (await platform.GetAsync($"/api/accounts/{SampleCity.AccountId(MoveFlow.One)}/tasks", MoveFlow.Specialist)).AsArray().Select(task => task!["requestId"].Text());
        Assert.Equal(["closed-credit~1", "late-draft~pay-2"], tasks.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task One_person_places_it_another_refunds_it_and_when_more_comes_there_is_a_new_task()
    {
        var accountId = SampleCity.AccountId(MoveFlow.One);
        await flow.ChangeAsync(MoveFlow.One, account => account with { Status = AccountStatus.Closed });
        await platform.PublishAsync("payments", Draft("pay-1", 40m));
        await platform.AdvanceAsync(TimeSpan.FromDays(8));
        await flow.AskAsync($"/api/suspense/{accountId}/pay-1/place", MoveFlow.Specialist, new { moveId = "p-1", toAccountId = accountId, why = "Drawn too late" });
        await platform.AdvanceAsync(TimeSpan.FromDays(7));
        var task = $"/api/accounts/{accountId}/cases/closed-credit~1/tasks/opened";
        await platform.PostAsync(task, MoveFlow.Specialist, new { move = "Take" });
        await flow.AskAsync($"/api/accounts/{accountId}/refunds", MoveFlow.Senior, new { moveId = "r-1", amount = 40m, customerChose = "Payment", why = "Closed" });
        await platform.PostAsync(task, MoveFlow.Specialist, new { move = "Finish", text = "Refund r-1", caseEnds = "Completed" });
        Assert.Equal(0m, (await flow.AccountAsync(MoveFlow.One)).UnappliedCredit);
        await platform.PublishAsync("payments", Draft("pay-2", 30m));
        await platform.SettleAsync();
        await flow.AskAsync($"/api/suspense/{accountId}/pay-2/place", MoveFlow.Specialist, new { moveId = "p-2", toAccountId = accountId, why = "Drawn too late" });
        await platform.AdvanceAsync(TimeSpan.FromDays(7));
        Assert.NotNull(await platform.FindAsync<object>(accountId, "case-closed-credit~2"));
        await flow.AreProvenAsync(MoveFlow.One);
    }

    private static PaymentReceived Draft(string id, decimal amount) =>
        Samples.Payment(id, MoveFlow.One, amount) with { Channel = PaymentChannel.Bank, Tender = PaymentTender.BankDraft, MethodToken = "bank-1" };
}

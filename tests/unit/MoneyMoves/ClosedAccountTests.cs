using System.Text.Json;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Ledger;
using Serverless.Orchestrations.MoneyMoves;
using Serverless.Orchestrations.Payments;

namespace Serverless.Tests.Unit.MoneyMoves;

public sealed class ClosedAccountTests
{
    private static readonly AccountDocument Closed = Sample.Account(AccountStatus.Closed);

    [Fact]
    public void What_paid_a_closed_account_last_is_not_drawn_any_more()
    {
        LedgerEntryDocument[] ledger = [Paid(1, "card-0"), .. Enumerable.Range(2, StopAutopay.LastPayments - 2).Select(number => Paid(number, null)), Paid(8, "bank-1"), Paid(9, "card-2")];
        var change = StopAutopay.Decide(Closed, ledger, Sample.Now)!;
        Assert.Equal(["bank-1", "card-2"], JsonSerializer.Deserialize<AutopayStopped>(change.Event!.Body, ContractJson.Options)!.MethodTokens);
        Assert.Empty(change.Entered.Entries);
        Assert.Null(StopAutopay.Decide(change.Entered.Account, ledger, Sample.Now));
    }

    [Fact]
    public void An_account_that_is_open_or_was_paid_otherwise_stops_nothing()
    {
        Assert.Null(StopAutopay.Decide(Sample.Account(), [Paid(1, "card-1")], Sample.Now));
        Assert.Null(StopAutopay.Decide(Closed, [Paid(1, null)], Sample.Now)!.Event);
    }

    [Theory]
    [InlineData(99, "a specialist may do it alone")]
    [InlineData(101, "a senior may do it alone")]
    [InlineData(30_000, "it needs an approval")]
    public void A_task_says_how_much_and_who_may_order_it(int credit, string tier)
    {
        var (opened, task) = RefundTask.ForCredit(Closed with { UnappliedCredit = credit }, 1, Moves.Rules.Policy, Sample.Now);
        Assert.Contains(tier, task.What, StringComparison.Ordinal);
        Assert.Contains(Money.Text(credit), task.What, StringComparison.Ordinal);
        Assert.Equal((CaseStatus.NeedsPerson, "specialist"), (opened.Status, Assert.Single(opened.OpenWaits).AwaitedFrom));
        Assert.Equal(CaseTaskDocument.IdFor(opened.RequestId, task.Key), task.Id);
    }

    private static LedgerEntryDocument Paid(int number, string? token) => Closed.Enter(
        new() { Id = $"payment-{number}", Kind = EntryKind.Payment, Amount = 1m, CreditChange = 1m, PaidChange = 1m, Payment = Sample.Payment().ToSource() with { MethodToken = token }, CauseId = "pay" }, Sample.Now)
        .Entries[0] with
    { Number = number };
}

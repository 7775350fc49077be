using System.Text.Json;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Ledger;
using Serverless.Orchestrations.Payments;
using Serverless.Tests.Unit.Billing;

namespace Serverless.Tests.Unit.Payments;

/// <summary>A payment that the bank took back.</summary>
public sealed class ReturnPaymentTests
{
    private static readonly ReturnedItemPolicy Policy = ReturnedItemPolicy.Default.On(BusinessCalendar.DateOf(Sample.Now));

    [Theory]
    [InlineData(0.01, 25)]
    [InlineData(50, 25)]
    [InlineData(50.01, 30)]
    [InlineData(300, 30)]
    [InlineData(300.01, 40)]
    [InlineData(800, 40)]
    [InlineData(800.19, 40)]
    [InlineData(800.20, 40.01)]
    [InlineData(10_000, 500)]
    public void The_fee_is_the_statutes_tier_or_five_percent(decimal item, decimal fee) => Assert.Equal(fee, Policy.FeeFor(item));

    [Fact]
    public void A_city_that_has_not_adopted_the_fee_charges_none() => Assert.Equal(0m, (Policy with { IsAdopted = false }).FeeFor(100m));

    [Fact]
    public void The_debt_is_owed_again_with_its_old_due_date_and_the_fee_is_an_item_of_its_own()
    {
        var life = new Life().Bill(PostBillTests.Issued((Receivable.Electric, 80m)));
        var before = life.Account.OpenItems;
        life.Pay(80m);
        life.Now = life.Now.AddDays(4);
        life.Return("pay-1", isFeeCovered: true);
        Assert.Equal(before[0], life.Account.OpenItems[0]);
        Assert.Equal(("returned-fee-pay-1~Miscellaneous", ItemKind.ReturnedItemFee, 30m), (life.Account.OpenItems[1].ItemId, life.Account.OpenItems[1].Kind, life.Account.OpenItems[1].Open));
        Assert.Equal(("payment-pay-1", "R01: Insufficient funds"), (life.Ledger[2].Reverses, life.Ledger[2].Why));
        life.IsProven();
    }

    [Fact]
    public void A_tender_tried_again_costs_one_fee_and_a_payment_is_returned_once()
    {
        var life = new Life().Bill(PostBillTests.Issued((Receivable.Electric, 80m))).Pay(80m).Return("pay-1", isFeeCovered: true).Return("pay-1", isFeeCovered: true);
        life.Pay(80m, "retry-1").Return("retry-1", isFeeCovered: true, tenderId: "pay-1");
        Assert.Equal(110m, life.Account.Owed);
        Assert.Single(life.Ledger, entry => entry.Kind == EntryKind.ReturnedItemFee);
        Assert.Null(life.Account.CashOnlyUntil);
    }

    [Fact]
    public void A_reason_the_statute_does_not_cover_costs_nothing_and_counts_for_nothing()
    {
        var life = new Life().Pay(80m, "a").Return("a").Pay(80m, "b").Return("b");
        Assert.Equal((0m, null), (life.Account.Owed, life.Account.CashOnlyUntil));
    }

    [Fact]
    public void After_two_in_twelve_months_only_cash_is_taken_for_twelve()
    {
        var life = new Life().Pay(80m, "a").Return("a", isFeeCovered: true);
        Assert.Null(life.Account.CashOnlyUntil);
        var second = Sample.Now.AddMonths(12);
        life.Now = second;
        life.Pay(80m, "b").Return("b", isFeeCovered: true);
        Assert.Null(life.Account.CashOnlyUntil);
        life.Now = second.AddMonths(12).AddDays(-1);
        life.Pay(80m, "c").Return("c", isFeeCovered: true);
        Assert.Equal(BusinessCalendar.DateOf(life.Now).AddMonths(12), life.Account.CashOnlyUntil);
    }

    [Fact]
    public void Credit_that_has_paid_a_later_bill_is_taken_back_from_that_bill()
    {
        var life = new Life().Pay(100m).Bill(PostBillTests.Issued("B1", (Receivable.Electric, 60m))).Bill(PostBillTests.Issued("B2", (Receivable.Electric, 60m)));
        Assert.Equal(20m, life.Account.Owed);
        life.Return("pay-1");
        Assert.Equal([("bill-B1~Electric", 60m), ("bill-B2~Electric", 60m)], life.Account.OpenItems.Select(item => (item.ItemId, item.Open)).Order());
        life.IsProven();
    }

    [Fact]
    public void Credit_that_was_paid_out_is_owed_as_what_it_is()
    {
        var life = new Life().Pay(100m).Refund("refund-1").Return("pay-1");
        var owed = Assert.Single(life.Account.OpenItems);
        Assert.Equal((ItemKind.ReturnedCredit, Receivable.Miscellaneous, 100m), (owed.Kind, owed.Receivable, owed.Open));
        life.Pay(100m, "pay-2").IsProven();
        Assert.Equal((0m, 0m), (life.Account.Owed, life.Account.UnappliedCredit));
    }

    [Fact]
    public void A_returned_deposit_is_no_longer_held_and_is_asked_for_again()
    {
        var account = Sample.Account(AccountStatus.Active, (Receivable.Deposit, 500m));
        var posted = (Posted)PostPayment.Decide(account, Sample.Payment(500m) with { Purpose = PaymentPurpose.Deposit }, Sample.Order, Sample.Now);
        var life = new Life().Enter(posted.Entered).Return("pay-1");
        Assert.Equal((0m, 500m), (life.Account.DepositHeld, life.Account.Balances[Receivable.Deposit]));
        life.IsProven();
    }

    [Fact]
    public void The_event_says_what_happened()
    {
        var life = new Life().Pay(80m);
        var rules = new ReturnRules(Policy, Sample.Order, BusinessCalendar.Default.On(BusinessCalendar.DateOf(Sample.Now)));
        var change = ReturnPayment.Decide(life.Account, life.Ledger, new(Sample.AccountId, "pay-1", "R01", "Insufficient funds", "pay-1", true, "file-1:7"), rules, Sample.Now)!;
        var told = JsonSerializer.Deserialize<PaymentReturned>(change.Event!.Body, ContractJson.Options)!;
        Assert.Equal(("payment-returned-pay-1", "PaymentReturned.v1", 80m, 30m, 30m, "R01"), (change.Event.EventId, change.Event.Subject, told.Amount, told.Fee, told.OwedAfter, told.Code));
    }

    [Fact]
    public void An_entry_that_does_not_balance_is_refused()
    {
        var entry = new NewEntry { Id = "x", Kind = EntryKind.Payment, Amount = 10m, PaidChange = 10m, CreditChange = 9m, CauseId = "x" };
        Assert.Throws<InvalidOperationException>(() => Sample.Account().Enter(entry, Sample.Now));
        Assert.Throws<InvalidOperationException>(() => Sample.Account().Enter(entry with { CreditChange = -10m, PaidChange = -10m }, Sample.Now));
    }
}

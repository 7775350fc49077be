using System.Text.Json;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Ledger;
using Serverless.Orchestrations.Payments;

namespace Serverless.Tests.Unit.Payments;

public class PostPaymentTests
{
    private static readonly (Receivable, decimal)[] Owed = [(Receivable.Electric, 80m), (Receivable.Water, 30m), (Receivable.SolidWaste, 10m)];

    [Fact]
    public void Receivables_are_paid_in_the_policys_order_each_in_full_before_the_next()
    {
        var posted = Post(Sample.Payment(35.50m), Owed);

        Assert.Equal(
            new Dictionary<Receivable, decimal> { [Receivable.SolidWaste] = 10m, [Receivable.Water] = 25.50m },
            posted.Entry.Allocations);
        Assert.Equal(
            new Dictionary<Receivable, decimal> { [Receivable.Electric] = 80m, [Receivable.Water] = 4.50m },
            posted.Account.Balances);
    }

    [Fact]
    public void A_receivable_the_policy_does_not_name_is_paid_last()
    {
        var posted = Post(Sample.Payment(100m), [(Receivable.FireFee, 50m), (Receivable.Electric, 80m)]);

        Assert.Equal(new Dictionary<Receivable, decimal> { [Receivable.Electric] = 80m, [Receivable.FireFee] = 20m }, posted.Entry.Allocations);
    }

    [Fact]
    public void Money_for_a_bill_never_pays_a_deposit_and_what_the_bill_leaves_of_it_is_credit()
    {
        var named = Sample.Order with { Receivables = [Receivable.Deposit, .. Sample.Order.Receivables] };
        var account = Sample.Account(AccountStatus.Active, (Receivable.Deposit, 50m), (Receivable.Electric, 80m));
        foreach (var order in new[] { Sample.Order, named })
        {
            var posted = Assert.IsType<Posted>(PostPayment.Decide(account, Sample.Payment(100m), order, Sample.Now));
            Assert.Equal(new Dictionary<Receivable, decimal> { [Receivable.Electric] = 80m }, posted.Entry.Allocations);
            Assert.Equal((50m, 20m, 0m), (posted.Account.Balances[Receivable.Deposit], posted.Account.UnappliedCredit, posted.Account.DepositHeld));
        }
    }

    [Fact]
    public void What_is_beyond_the_debt_becomes_credit()
    {
        var posted = Post(Sample.Payment(150m), Owed);

        Assert.Equal(30m, posted.Account.UnappliedCredit);
        Assert.Equal(0m, posted.Account.Owed);
        Assert.Equal(120m, posted.Entry.Allocations.Values.Sum());
    }

    [Fact]
    public void Credit_adds_to_the_credit_that_was_there()
    {
        var account = Sample.Account() with { UnappliedCredit = 5m };
        Assert.Equal(30.10m, Post(Sample.Payment(), account).Account.UnappliedCredit);
    }

    [Fact]
    public void The_header_keeps_its_version_and_says_what_changed_it()
    {
        var after = Post(Sample.Payment(), Owed).Account;
        Assert.Equal(("\"7\"", "pay-1", Sample.Now), (after.ETag, after.CauseId, after.UpdatedAt));
        Assert.Equal(Sample.Account().CreatedAt, after.CreatedAt);
    }

    [Fact]
    public void The_entry_tells_amount_policy_and_what_is_owed_after()
    {
        var entry = Post(Sample.Payment(20m), Owed).Entry;
        Assert.Equal((20m, 100m, Sample.Order.EffectiveFrom), (entry.Amount, entry.OwedAfter, entry.PolicyVersion));
        Assert.Equal((Sample.AccountId, "payment-pay-1", Sample.Now), (entry.AccountId, entry.Id, entry.PostedAt));
    }

    [Fact]
    public void Times_are_kept_in_UTC()
    {
        var received = new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(-5));
        var payment = Sample.Payment() with { ReceivedAt = received };

        Assert.Equal(TimeSpan.Zero, Post(payment, Owed).Entry.Payment!.TenderedAt.Offset);
        Assert.Equal(received.ToUniversalTime(), Suspend(null, payment).Entry.Payment!.TenderedAt);
        Assert.Equal(TimeSpan.Zero, Suspend(null, payment).Entry.Payment!.TenderedAt.Offset);
    }

    [Fact]
    public void The_event_says_in_dollars_what_the_ledger_says()
    {
        var posted = Post(Sample.Payment(35.50m), Owed);

        Assert.Equal(("payment-posted-pay-1", "PaymentPosted.v1"), (posted.Event.EventId, posted.Event.Subject));
        var announced = JsonSerializer.Deserialize<PaymentPosted>(posted.Event.Body, ContractJson.Options)!;
        Assert.Equal((35.50m, 84.50m, 0m), (announced.Amount, announced.OwedAfter, announced.UnappliedCredit));
        Assert.Equal(posted.Entry.Allocations, announced.Allocations);
    }

    [Theory]
    [InlineData(AccountStatus.Withdrawn, SuspenseReason.ClosedAccount)]
    [InlineData(AccountStatus.Pending, SuspenseReason.PendingAccount)]
    public void Money_for_an_account_that_is_not_open_waits_in_suspense(AccountStatus status, SuspenseReason reason) =>
        Assert.Equal(reason, Suspend(Sample.Account(status, Owed), Sample.Payment()).Entry.Reason);

    [Fact]
    public void A_closed_account_can_pay_its_final_bill_and_owes_nothing_more()
    {
        var posted = Post(Sample.Payment(130m), Sample.Account(AccountStatus.Closed, Owed));
        Assert.Equal((0m, 10m), (posted.Account.Owed, posted.Account.UnappliedCredit));
        Assert.Equal(SuspenseReason.ClosedAccount, Suspend(posted.Account, Sample.Payment()).Entry.Reason);
    }

    [Fact]
    public void What_looks_like_money_that_came_before_waits_for_a_person_and_names_the_other()
    {
        var suspended = Assert.IsType<Suspended>(PostPayment.Decide(Sample.Account(AccountStatus.Active, Owed), Sample.Payment(), Sample.Order, Sample.Now, twin: "pay-0"));
        Assert.Equal((SuspenseReason.SuspectedDuplicate, "pay-0"), (suspended.Entry.Reason, suspended.Entry.TwinOf));
    }

    [Fact]
    public void The_money_is_the_same_by_channel_receipt_amount_and_the_citys_day()
    {
        // 23:30 in the city on March 1, and 00:30 on March 2.
        var (late, next) = (new DateTimeOffset(2026, 3, 2, 4, 30, 0, TimeSpan.Zero), new DateTimeOffset(2026, 3, 2, 5, 30, 0, TimeSpan.Zero));
        var payment = Sample.Payment() with { ReceivedAt = late };
        Assert.Equal(payment.MoneyClaim().Key, (payment with { PaymentId = "pay-2", AccountId = "9", Amount = 25.1m, ReceivedAt = late.AddHours(-5) }).MoneyClaim().Key);
        Assert.NotEqual(payment.MoneyClaim().Key, (payment with { ReceivedAt = next }).MoneyClaim().Key);
        Assert.NotEqual(payment.MoneyClaim().Key, (payment with { Amount = 25.11m }).MoneyClaim().Key);
        Assert.NotEqual(payment.MoneyClaim().Key, (payment with { ExternalId = "W-992" }).MoneyClaim().Key);
        Assert.NotEqual(payment.MoneyClaim().Key, (payment with { Channel = PaymentChannel.Kiosk }).MoneyClaim().Key);
    }

    [Fact]
    public void Within_a_service_penalties_come_first_then_what_is_past_due_then_what_is_current()
    {
        var account = Sample.Account() with
        {
            OpenItems =
            [
                Sample.Item(Receivable.Water, 10m), Sample.Item(Receivable.Water, 20m, "B0", dueInDays: -1), Sample.Item(Receivable.Water, 3m, "B0", dueInDays: 5, ItemKind.LateCharge),
                Sample.Item(Receivable.Electric, 50m, "B0", dueInDays: -1), Sample.Item(Receivable.Water, 7m, "A9", dueInDays: -30),
            ],
        };
        Assert.Equal(
            ["bill-B0~Water~LateCharge 3", "bill-A9~Water 7", "bill-B0~Water 20", "bill-B1~Water 1"],
            Post(Sample.Payment(31m), account).Entry.Items.Select(item => FormattableString.Invariant($"{item.ItemId} {-item.Open}")));
        var byPart = Sample.Order with { First = PostingPriority.Part };
        Assert.Equal(
            ["bill-B0~Water~LateCharge", "bill-A9~Water", "bill-B0~Water", "bill-B0~Electric"],
            Assert.IsType<Posted>(PostPayment.Decide(account, Sample.Payment(31m), byPart, Sample.Now)).Entry.Items.Select(item => item.ItemId));
    }

    [Fact]
    public void A_bill_is_past_due_on_the_day_after_its_due_date()
    {
        var due = BusinessCalendar.DateOf(Sample.Now);
        Assert.False(Sample.Item(Receivable.Water, 10m, dueInDays: 0).IsPastDue(due));
        Assert.True(Sample.Item(Receivable.Water, 10m, dueInDays: 0).IsPastDue(due.AddDays(1)));
    }

    [Fact]
    public void Money_for_an_unknown_account_waits_in_suspense_under_the_number_it_came_with()
    {
        var suspended = Suspend(null, Sample.Payment(12.34m));

        Assert.Equal(SuspenseReason.UnknownAccount, suspended.Entry.Reason);
        Assert.Equal((Sample.AccountId, 12.34m, "W-991"), (suspended.Entry.AccountId, suspended.Entry.Amount, suspended.Entry.Payment.ExternalId));
        Assert.Equal(("payment-suspended-pay-1", "PaymentSuspended.v1"), (suspended.Event.EventId, suspended.Event.Subject));
    }

    [Fact]
    public void Posted_or_suspended_a_payment_claims_the_same_document() =>
        Assert.Equal(Post(Sample.Payment(), Owed).Entry.Id, Suspend(null, Sample.Payment()).Entry.Id);

    private static Posted Post(PaymentReceived payment, params (Receivable, decimal)[] owed) =>
        Post(payment, Sample.Account(AccountStatus.Active, owed));

    private static Posted Post(PaymentReceived payment, AccountDocument account) =>
        Assert.IsType<Posted>(PostPayment.Decide(account, payment, Sample.Order, Sample.Now));

    private static Suspended Suspend(AccountDocument? account, PaymentReceived payment) =>
        Assert.IsType<Suspended>(PostPayment.Decide(account, payment, Sample.Order, Sample.Now));
}

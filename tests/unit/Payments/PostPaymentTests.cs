using System.Text.Json;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Contracts;
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
            new Dictionary<Receivable, decimal> { [Receivable.Electric] = 80m, [Receivable.Water] = 4.50m, [Receivable.SolidWaste] = 0m },
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

        Assert.Equal(TimeSpan.Zero, Post(payment, Owed).Entry.ReceivedAt.Offset);
        Assert.Equal(received.ToUniversalTime(), Suspend(null, payment).Entry.ReceivedAt);
        Assert.Equal(TimeSpan.Zero, Suspend(null, payment).Entry.ReceivedAt.Offset);
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
    [InlineData(AccountStatus.Closed, SuspenseReason.ClosedAccount)]
    [InlineData(AccountStatus.Withdrawn, SuspenseReason.ClosedAccount)]
    [InlineData(AccountStatus.Pending, SuspenseReason.PendingAccount)]
    public void Money_for_an_account_that_is_not_open_waits_in_suspense(AccountStatus status, SuspenseReason reason) =>
        Assert.Equal(reason, Suspend(Sample.Account(status, Owed), Sample.Payment()).Entry.Reason);

    [Fact]
    public void Money_for_an_unknown_account_waits_in_suspense_under_the_number_it_came_with()
    {
        var suspended = Suspend(null, Sample.Payment(12.34m));

        Assert.Equal(SuspenseReason.UnknownAccount, suspended.Entry.Reason);
        Assert.Equal((Sample.AccountId, 12.34m, "W-991"), (suspended.Entry.AccountId, suspended.Entry.Amount, suspended.Entry.ExternalId));
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

using System.Text.Json;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Ledger;
using Serverless.Orchestrations.Payments;

namespace Serverless.Tests.Unit.Payments;

/// <summary>What is kept of a payment, wherever it went, and what must be said of it.</summary>
public sealed class PaymentRecordTests
{
    [Fact]
    public void A_deposit_is_entered_as_any_money_is_and_the_header_says_so()
    {
        var account = Sample.Account(AccountStatus.Pending, (Receivable.Deposit, 500m)) with { DepositHeld = 10m, TotalPaid = 20m };
        var posted = Assert.IsType<Posted>(PostPayment.Decide(account, Sample.Payment(300m) with { Purpose = PaymentPurpose.Deposit }, Sample.Order, Sample.Now));
        Assert.Equal((310m, 320m, Sample.Now, "pay-1"), (posted.Account.DepositHeld, posted.Account.TotalPaid, posted.Account.UpdatedAt, posted.Account.CauseId));
        Assert.Equal((300m, 200m), (posted.Entry.Amount, posted.Entry.OwedAfter));
    }

    [Fact]
    public void What_was_paid_in_all_adds_up()
    {
        var posted = Assert.IsType<Posted>(PostPayment.Decide(Sample.Account() with { TotalPaid = 20m }, Sample.Payment(5m), Sample.Order, Sample.Now));
        Assert.Equal(25m, posted.Account.TotalPaid);
    }

    [Fact]
    public void Receivables_that_the_policy_does_not_name_are_paid_in_a_fixed_order()
    {
        var account = Sample.Account(AccountStatus.Active, (Receivable.Stormwater, 10m), (Receivable.FireFee, 10m), (Receivable.Sewer, 10m));
        var entry = Assert.IsType<Posted>(PostPayment.Decide(account, Sample.Payment(15m), Sample.Order, Sample.Now)).Entry;
        var first = new[] { Receivable.Stormwater, Receivable.FireFee, Receivable.Sewer }.Order().ToArray();
        Assert.Equal(new Dictionary<Receivable, decimal> { [first[0]] = 10m, [first[1]] = 5m }, entry.Allocations);
    }

    [Fact]
    public void An_entry_and_its_event_repeat_what_the_channel_said()
    {
        var posted = Assert.IsType<Posted>(PostPayment.Decide(Sample.Account(), Sample.Payment(), Sample.Order, Sample.Now));
        Assert.Equal(("pay-1", PaymentChannel.Portal, "W-991", "pay-1", Sample.Now), (posted.Entry.Payment!.PaymentId, posted.Entry.Payment.Channel, posted.Entry.Payment.ExternalId, posted.Entry.CauseId, posted.Entry.CreatedAt));
        Assert.Equal((Sample.AccountId, "pay-1", Sample.Now.AddMinutes(-3)), (posted.Event.AccountId, posted.Event.CauseId, posted.Entry.Payment.TenderedAt));
    }

    [Fact]
    public void What_waits_in_suspense_repeats_it_too()
    {
        var suspended = Assert.IsType<Suspended>(PostPayment.Decide(null, Sample.Payment(12.34m), Sample.Order, Sample.Now));
        Assert.Equal(("pay-1", PaymentChannel.Portal, "pay-1", Sample.Now, Sample.Now), (suspended.Entry.Payment.PaymentId, suspended.Entry.Payment.Channel, suspended.Entry.CauseId, suspended.Entry.CreatedAt, suspended.Entry.UpdatedAt));
        var announced = JsonSerializer.Deserialize<PaymentSuspended>(suspended.Event.Body, ContractJson.Options)!;
        Assert.Equal(("pay-1", Sample.AccountId, 12.34m, SuspenseReason.UnknownAccount), (announced.PaymentId, announced.AccountId, announced.Amount, announced.Reason));
    }

    [Fact]
    public void A_payment_names_every_field_that_does_not_fit()
    {
        var payment = Sample.Payment() with { PaymentId = "a b", ExternalId = "", AccountId = "/", Amount = 5_000_000.01m, MethodToken = new('x', 129) };
        Assert.Equal(["paymentId", "externalId", "accountId", "amount", "methodToken"], payment.Problems().Select(problem => problem.Field));
        Assert.Equal(["externalId"], (Sample.Payment() with { ExternalId = new('x', 65) }).Problems().Select(problem => problem.Field));
        Assert.Empty((Sample.Payment() with { ExternalId = new('x', 64), Amount = 5_000_000m, MethodToken = new('x', 128) }).Problems());
    }

    [Fact]
    public void Sent_again_a_payment_may_have_another_time_and_token_and_nothing_else()
    {
        var claim = Sample.Payment().Claim();
        Assert.Equal(claim.Fingerprint, (Sample.Payment() with { ReceivedAt = Sample.Now, MethodToken = "tok_1" }).Claim().Fingerprint);
        Assert.NotEqual(claim.Fingerprint, (Sample.Payment() with { ExternalId = "W-992" }).Claim().Fingerprint);
        Assert.Equal(("pay-1", Sample.AccountId), (claim.Key, claim.ClaimedFor));
    }
}

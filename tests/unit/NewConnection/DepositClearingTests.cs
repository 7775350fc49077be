using FsCheck.Fluent;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Ledger;
using Serverless.Orchestrations.NewConnection;
using Serverless.Orchestrations.Payments;
using Serverless.Orchestrations.Policies;

namespace Serverless.Tests.Unit.NewConnection;

/// <summary>Money that a bank may still take back from us is not paid back.</summary>
public sealed class DepositClearingTests
{
    private static readonly ClearingPolicy Policy = ClearingPolicy.Default.On(Connection.Today);
    private static readonly BusinessCalendar Calendar = BusinessCalendar.Default.On(Connection.Today);

    [Fact]
    public void A_large_deposit_by_check_waits_and_what_has_cleared_does_not()
    {
        var cleared = Decide(1_010_000m, Entry(PaymentChannel.Lockbox, 1_000_000m), Entry(PaymentChannel.Bank, 10_000m, daysAgo: 30));
        Assert.Equal((10_000m, Calendar.Due(Sample.Now, 7)), (cleared.Returned, cleared.NextAt!.Value));
        Assert.Equal(new(1_010_000m, null), Decide(1_010_000m, Entry(PaymentChannel.Lockbox, 1_000_000m, daysAgo: 20), Entry(PaymentChannel.Bank, 10_000m, daysAgo: 30)));
    }

    [Fact]
    public void A_small_one_is_returned_at_once_and_many_small_ones_are_a_large_one()
    {
        Assert.Equal(new(6_725m, null), Decide(6_725m, Entry(PaymentChannel.Lockbox, 6_725m)));
        Assert.Equal(0m, Decide(6_725.01m, Entry(PaymentChannel.Lockbox, 6_725m), Entry(PaymentChannel.Cashier, 0.01m)).Returned);
    }

    [Fact]
    public void More_is_returned_as_each_clears()
    {
        var entries = new[] { Entry(PaymentChannel.Lockbox, 20_000m), Entry(PaymentChannel.Bank, 30_000m) };
        var now = Decide(50_000m, entries);
        Assert.Equal((0m, Calendar.Due(Sample.Now, 2)), (now.Returned, now.NextAt!.Value));
        var later = DepositClearing.Decide(50_000m, entries, Policy, Calendar, now.NextAt.Value);
        Assert.Equal((30_000m, Calendar.Due(Sample.Now, 7)), (later.Returned, later.NextAt!.Value));
        Assert.Equal(new(20_000m, null), DepositClearing.Decide(20_000m, entries, Policy, Calendar, later.NextAt.Value));
    }

    [Fact]
    public void What_is_returned_and_what_waits_are_together_what_is_held() => Property.Holds(
        from cents in Gen.Choose(1, 2_000_000).NonEmptyListOf()
        from days in Gen.Choose(0, 20).ListOf(cents.Count)
        from channels in Gen.Elements(Enum.GetValues<PaymentChannel>()).ListOf(cents.Count)
        select cents.Select((amount, index) => Entry(channels[index], amount / 100m, days[index])).ToArray(),
        entries =>
        {
            var held = entries.Sum(entry => entry.Amount);
            var cleared = Decide(held, entries);
            return cleared.Returned >= 0 && cleared.Returned <= held && (cleared.NextAt is null) == (cleared.Returned == held) && (cleared.NextAt is null || cleared.NextAt > Sample.Now);
        });

    [Fact]
    public void Every_channel_has_its_days_and_its_largest_payment()
    {
        var limits = IntakeLimits.Default.On(Connection.Today);
        Assert.All(Enum.GetValues<PaymentChannel>(), channel => Assert.InRange(Policy.WorkingDays[channel], 1, 10));
        Assert.All(Enum.GetValues<PaymentChannel>(), channel => Assert.InRange(limits.LargestPayments[$"{channel}"], 1m, PaymentReceived.Largest));
    }

    [Theory]
    [InlineData(PaymentChannel.Portal, 50_000, 0)]
    [InlineData(PaymentChannel.Portal, 50_001, 1)]
    [InlineData(PaymentChannel.Bank, 1_000_001, 1)]
    [InlineData(PaymentChannel.Lockbox, 5_000_000, 0)]
    [InlineData(PaymentChannel.Lockbox, 5_000_001, 0)]
    public void A_payment_is_bounded_by_its_channel(PaymentChannel channel, int dollars, int problems) =>
        Assert.Equal(problems, (Sample.Payment(dollars) with { Channel = channel }).Problems(IntakeLimits.Default.On(Connection.Today)).Count());

    private static ClearedDeposit Decide(decimal held, params LedgerEntryDocument[] ledger) => DepositClearing.Decide(held, ledger, Policy, Calendar, Sample.Now);

    private static LedgerEntryDocument Entry(PaymentChannel channel, decimal amount, int daysAgo = 0)
    {
        var posted = (Posted)PostPayment.Decide(Sample.Account(AccountStatus.Pending), Sample.Payment(amount) with { Channel = channel, Purpose = PaymentPurpose.Deposit }, Sample.Order, Sample.Now.AddDays(-daysAgo));
        return posted.Entry;
    }

    [Theory]
    // Of 100 dollars cleared, a hold keeps all, a part, or nothing.
    [InlineData(100, 0, true)]
    [InlineData(30, 70, true)]
    [InlineData(0, 100, false)]
    public void A_hold_on_refunds_keeps_the_deposit_back_and_is_looked_at_the_next_day(int held, int returned, bool isHeld)
    {
        var cleared = new ClearedDeposit(100m, null).Holding(100m, held, Sample.Now);
        Assert.Equal(((decimal)returned, isHeld, isHeld ? new DateTimeOffset(2026, 3, 3, 5, 0, 0, TimeSpan.Zero) : (DateTimeOffset?)null), (cleared.Returned, cleared.IsHeld, cleared.NextAt));
    }
}

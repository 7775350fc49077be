using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Payments;
using Serverless.Orchestrations.Policies;
using Serverless.Orchestrations.ResidentialStart;

namespace Serverless.Tests.Unit.Policies;

public class EffectiveDatedTests
{
    private sealed record Fee(DateOnly EffectiveFrom, decimal Dollars) : IEffectiveDated;

    private static readonly DateOnly First = new(2025, 1, 1);
    private static readonly DateOnly Second = new(2026, 7, 1);
    private static readonly EffectiveDated<Fee> Fees = new([new(Second, 30m), new(First, 25m)]);

    [Fact]
    public void A_version_is_in_force_from_its_day_on() => Assert.Equal(30m, Fees.On(Second).Dollars);

    [Fact]
    public void The_day_before_the_older_one_is_still_in_force() => Assert.Equal(25m, Fees.On(Second.AddDays(-1)).Dollars);

    [Fact]
    public void The_newest_stays_in_force() => Assert.Equal(30m, Fees.On(DateOnly.MaxValue).Dollars);

    [Fact]
    public void Before_the_first_there_is_no_answer()
    {
        var failure = Assert.Throws<InvalidOperationException>(() => Fees.On(First.AddDays(-1)));
        Assert.Contains("2024-12-31", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_versions_from_one_day_are_refused() =>
        Assert.Throws<ArgumentException>(() => new EffectiveDated<Fee>([new(First, 25m), new(First, 26m)]));

    [Fact]
    public void A_policy_without_a_version_is_refused() => Assert.Throws<ArgumentException>(() => new EffectiveDated<Fee>([]));

    [Fact]
    public void The_posting_order_that_ships_names_every_receivable_of_a_bill_once() =>
        Assert.Equal(Enum.GetValues<Receivable>().Where(receivable => receivable != Receivable.Deposit), PostingOrder.Default.On(First).Receivables.Order());

    [Fact]
    public void The_residential_start_that_ships_reminds_before_it_gives_up()
    {
        var policy = ResidentialStartPolicy.Default.On(First);
        Assert.True(policy.Visits >= 1);
        Assert.InRange(policy.ReminderAfter, TimeSpan.FromMinutes(1), policy.GiveUpAfter - TimeSpan.FromMinutes(1));
    }
}

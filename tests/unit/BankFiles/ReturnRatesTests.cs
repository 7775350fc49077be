using Serverless.Orchestrations.BankFiles;

namespace Serverless.Tests.Unit.BankFiles;

public class ReturnRatesTests
{
    private static readonly ReturnLimits Limits = ReturnCodes.Default.On(new(2026, 3, 2)).Limits;

    [Theory]
    [InlineData(5, 30, 150, false, false, false)]
    [InlineData(6, 30, 150, true, false, false)]
    [InlineData(5, 31, 150, false, true, false)]
    [InlineData(5, 30, 151, false, false, true)]
    public void A_rate_at_its_limit_is_not_above_it(int unauthorized, int administrative, int all, params bool[] above)
    {
        var rates = ReturnRates.Of(new(1_000, unauthorized, administrative, all), Limits);
        Assert.Equal<bool[]>(above, [rates.Unauthorized.IsAbove, rates.Administrative.IsAbove, rates.All.IsAbove]);
    }

    [Fact]
    public void Without_drafts_and_returns_nothing_is_above() => Assert.False(ReturnRates.Of(new(0, 0, 0, 0), Limits).All.IsAbove);

    [Fact]
    public void Returns_of_drafts_nobody_reported_are_above()
    {
        var rate = ReturnRates.Of(new(0, 0, 0, 1), Limits).All;
        Assert.Equal((null, true), (rate.Percent, rate.IsAbove));
    }

    [Fact]
    public void Every_return_counts_in_all_and_at_most_once_elsewhere() => Assert.Equal(
        new ReturnCounts(10, 1, 1, 3), new ReturnCounts(10, 0, 0, 0).With(WatchedAs.Unauthorized).With(WatchedAs.Administrative).With(WatchedAs.Other));
}

using Serverless.Functions.SignIn;
using Serverless.Orchestrations.Partners;

namespace Serverless.Tests.Unit.SignIn;

/// <summary>A partner that calls too often, or guesses, is slowed down, and no other with it.</summary>
public sealed class PartnerRatesTests : IDisposable
{
    private readonly PartnerRates rates = new(new StoppedClock(Sample.Now));

    public void Dispose() => rates.Dispose();

    [Fact]
    public void Calls_are_counted_partner_by_partner()
    {
        var (one, other) = (Partner("one"), Partner("other"));
        Assert.Equal([true, true, true, false, false], Enumerable.Range(0, 5).Select(_ => rates.MayCall(one)));
        Assert.True(rates.MayCall(other));
    }

    [Fact]
    public void After_its_misses_a_partner_looks_nothing_up_and_is_told_of_once()
    {
        var (one, other) = (Partner("one"), Partner("other"));
        Assert.Equal([(true, false), (true, true)], Enumerable.Range(0, 2).Select(_ => (rates.BeginLookUp(one), rates.EndLookUp(one, isMiss: true))));
        Assert.False(rates.BeginLookUp(one));
        Assert.True(rates.MayCall(one));
        Assert.True(rates.BeginLookUp(other));
    }

    [Fact]
    public void Look_ups_at_the_same_time_are_no_more_than_may_find_nothing_and_what_is_found_does_not_count()
    {
        var one = Partner("one");
        Assert.Equal([true, true, false], Enumerable.Range(0, 3).Select(_ => rates.BeginLookUp(one)));
        Assert.False(rates.EndLookUp(one, isMiss: false));
        Assert.True(rates.BeginLookUp(one));
    }

    private static Partner Partner(string name) => new(name, [], PartnerSight.Own, RequestsAMinute: 3, MissesAMinute: 2);
}

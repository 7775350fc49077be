using Serverless.Functions.SignIn;
using Serverless.Orchestrations.Partners;

namespace Serverless.Tests.Unit.SignIn;

/// <summary>A partner that calls too often, or guesses, is slowed down, and no other with it.</summary>
public sealed class PartnerRatesTests : IDisposable
{
    private readonly PartnerRates rates = new();

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
        Assert.True(rates.MayLookUp(one));
        Assert.Equal([false, true, false], Enumerable.Range(0, 3).Select(_ => rates.Missed(one)));
        Assert.False(rates.MayLookUp(one));
        Assert.True(rates.MayCall(one));
        Assert.True(rates.MayLookUp(other));
    }

    private static Partner Partner(string name) => new(name, [], PartnerSight.Own, RequestsAMinute: 3, MissesAMinute: 2);
}

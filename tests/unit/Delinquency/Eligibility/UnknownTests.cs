using System.Reflection;
using Serverless.Orchestrations.Delinquency;

namespace Serverless.Tests.Unit.Delinquency;

/// <summary>Nothing is lawful because something is not known.</summary>
public class UnknownTests
{
    private static readonly NullabilityInfoContext Nullability = new();

    private static bool MayBeNull(PropertyInfo property) => Nullability.Create(property).WriteState == NullabilityState.Nullable;

    public static TheoryData<string> Facts => [.. typeof(DisconnectionFacts).GetProperties().Where(MayBeNull).Select(property => property.Name)];

    [Theory]
    [MemberData(nameof(Facts))]
    public void A_fact_that_is_not_known_holds_and_waits(string name)
    {
        var facts = Lawful.Facts(Lawful.Now);
        typeof(DisconnectionFacts).GetProperty(name)!.SetValue(facts, null);
        var verdict = Lawful.Ask(facts, Lawful.Now);
        Assert.Contains(verdict.Findings, finding => finding.IsForLackOfFacts || finding.Rule is "notice-address" or "third-party-copy");
        Assert.Null(verdict.NextLawfulMinute);
    }

    [Fact]
    public void With_nothing_known_every_rule_that_asks_for_a_fact_holds()
    {
        var facts = Lawful.Facts(Lawful.Now);
        foreach (var fact in typeof(DisconnectionFacts).GetProperties().Where(MayBeNull)) fact.SetValue(facts, null);
        Assert.True(Lawful.Ask(facts, Lawful.Now).Findings.Count > 25);
    }
}

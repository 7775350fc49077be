using FsCheck;
using FsCheck.Fluent;
using Serverless.Orchestrations.Delinquency;

namespace Serverless.Tests.Unit.Delinquency;

/// <summary>What holds of every verdict, whatever the facts are.</summary>
public class EligibilityProperties
{
    /// <summary>Each case is a list, so that a property is tried on some thousands.</summary>
    private static Gen<List<(DisconnectionFacts Facts, DateTimeOffset Now)>> Many(Gen<(DisconnectionFacts, DateTimeOffset)> gen) => gen.ListOf(20);

    [Fact]
    public void The_table_and_the_rules_name_the_same_holds() => Assert.Equal(
        new LawTable(Lawful.Facts(Lawful.Now), Lawful.Now).Holds.Keys.Order(StringComparer.Ordinal), Eligibility.Rules.Select(rule => rule.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void A_cut_is_lawful_exactly_when_no_hold_of_the_table_applies_and_every_hold_that_does_is_named() => Property.Holds(Many(RandomFacts.Asked), cases =>
        cases.ForEach(asked => Held.By(
            Lawful.Ask(asked.Facts, asked.Now), [.. new LawTable(asked.Facts, asked.Now).Holds.Where(hold => hold.Value).Select(hold => hold.Key)])));

    [Fact]
    public void Every_hold_of_the_table_comes_up() // so that the property above is about all of them
    {
        var seen = new HashSet<string>();
        Property.Holds(Many(RandomFacts.Asked), cases => cases.ForEach(asked => seen.UnionWith(new LawTable(asked.Facts, asked.Now).Holds.Where(hold => hold.Value).Select(hold => hold.Key))));
        Assert.Empty(Eligibility.Rules.Select(rule => rule.Name).Except(seen));
    }

    [Fact]
    public void At_the_next_lawful_minute_nothing_holds_and_at_no_minute_before() => Property.Holds(
        from cases in Many(RandomFacts.Asked) from part in Gen.Choose(1, 999) select (cases, part),
        drawn => drawn.cases.ForEach(asked =>
        {
            var verdict = Lawful.Ask(asked.Facts, asked.Now);
            if (verdict.NextLawfulMinute is not { } next || verdict.IsEligible) return;
            Held.Lawful(At(asked, next));
            Assert.NotEmpty(At(asked, next.AddMinutes(-1)).Findings);
            Assert.NotEmpty(At(asked, asked.Now + (next - asked.Now) * drawn.part / 1000).Findings);
        }));

    [Fact]
    public void A_minute_is_told_unless_something_waits() => Property.Holds(Many(RandomFacts.Asked), cases => cases.ForEach(asked =>
    {
        var verdict = Lawful.Ask(asked.Facts, asked.Now);
        if (verdict.Findings.Any(finding => finding.WaitsFor is not null)) Assert.Null(verdict.NextLawfulMinute);
        Assert.All(verdict.Findings, finding => Assert.True(finding.Until is null != finding.WaitsFor is null && !(finding.Until <= asked.Now)));
    }));

    [Fact]
    public void Who_may_lawfully_be_cut_is_not_held_for_ever() => Property.Holds(RandomFacts.Clean, asked =>
    {
        var verdict = Lawful.Ask(asked.Facts, asked.Now);
        Assert.NotNull(verdict.NextLawfulMinute);
        Assert.InRange(verdict.NextLawfulMinute.Value - asked.Now, TimeSpan.Zero, TimeSpan.FromDays(5));
        Assert.Contains(Enumerable.Range(0, 5 * 24), hour => At(asked, asked.Now.AddHours(hour)).IsEligible);
    });

    [Fact]
    public void A_record_of_any_verdict_is_read_back_to_the_same_bytes() => Property.Holds(RandomFacts.Asked, asked =>
        Assert.Empty(VerdictReplay.Compare(VerdictRecord.Of(asked.Facts, Lawful.Policy, Lawful.Calendar, asked.Now), Lawful.Policy, Lawful.Calendar)));

    private static Verdict At((DisconnectionFacts Facts, DateTimeOffset Now) asked, DateTimeOffset later) => Lawful.Ask(RandomFacts.ReadAt(asked.Facts, asked.Now, later), later);
}

using Serverless.Orchestrations.Delinquency;
using Serverless.Orchestrations.Partners;

namespace Serverless.Tests.Unit.Delinquency;

/// <summary>In which weather nobody is cut off, and what a forecast must be.</summary>
public class WeatherTests
{
    private static Verdict With(Func<Forecast, Forecast?> change) => Lawful.Ask(facts => facts with { Forecast = change(facts.Forecast!) });

    [Theory]
    [InlineData(104, false)]
    [InlineData(105, true)]
    [InlineData(106, true)]
    public void Heat_holds_from_the_threshold_on(int heatIndex, bool isHeld) => Assert.Equal(isHeld ? ["heat"] : [], Rules(With(forecast => forecast with { HighestHeatIndex = heatIndex })));

    [Theory]
    [InlineData(33, false)]
    [InlineData(32, true)]
    [InlineData(31, true)]
    public void Freeze_holds_from_the_threshold_down(int low, bool isHeld) => Assert.Equal(isHeld ? ["freeze"] : [], Rules(With(forecast => forecast with { Low = low })));

    [Fact]
    public void Heat_and_freeze_wait_for_a_milder_forecast() => Held.Waits(With(forecast => forecast with { HighestHeatIndex = 110 }), "heat");

    [Fact]
    public void Without_a_forecast_nobody_is_cut() => Held.By(With(_ => null), "forecast", "heat", "freeze");

    [Theory]
    [InlineData(5 * 60 + 59, false)]
    [InlineData(6 * 60, true)]
    [InlineData(6 * 60 + 1, true)]
    [InlineData(-1, true)]
    public void A_forecast_that_is_stale_or_from_the_future_holds(int ageInMinutes, bool isHeld) =>
        Assert.Equal(isHeld ? ["forecast", "heat", "freeze"] : [], Rules(With(forecast => forecast with { MadeAt = Lawful.Now.AddMinutes(-ageInMinutes) })));

    [Theory]
    [InlineData(0, false)]
    [InlineData(-1, true)]
    public void A_forecast_must_reach_two_days_ahead(int minutes, bool isHeld) =>
        Assert.Equal(isHeld ? ["forecast", "heat", "freeze"] : [], Rules(With(forecast => forecast with { CoversUntil = Lawful.Now.AddHours(48).AddMinutes(minutes) })));

    [Theory]
    [InlineData(null)]
    [InlineData("north")]
    public void Cuts_are_suspended_for_a_storm_in_the_city_or_the_area(string? area)
    {
        var verdict = Lawful.Ask(facts => facts with { StormSuspensions = [new(area, Lawful.Now.AddHours(-1), null)] });
        Held.By(verdict, "storm");
        Held.Waits(verdict, "storm");
    }

    [Fact]
    public void A_storm_elsewhere_does_not_hold() => Held.Lawful(Lawful.Ask(facts => facts with { StormSuspensions = [new("south", Lawful.Now.AddHours(-1), null)] }));

    [Fact]
    public void A_storm_in_some_area_holds_where_the_premises_area_is_not_known() => Held.By(
        Lawful.Ask(facts => facts with { Customer = facts.Customer with { Area = null }, StormSuspensions = [new("south", Lawful.Now.AddHours(-1), null)] }), "storm");

    [Fact]
    public void A_suspension_begins_and_ends_at_its_moments()
    {
        StormSuspension storm = new("north", Lawful.Now, Lawful.Now.AddHours(2));
        Held.Next(Lawful.Ask(facts => facts with { StormSuspensions = [storm] }), "2026-03-11 12:00");
        Held.Lawful(Lawful.Ask(facts => facts with { StormSuspensions = [storm with { From = Lawful.Now.AddMinutes(1) }] }));
        Held.Lawful(Lawful.Ask(facts => facts with { StormSuspensions = [storm with { From = Lawful.Now.AddDays(-1), Until = Lawful.Now }] }));
    }

    [Fact]
    public void Suspensions_that_are_not_known_hold() => Held.By(Lawful.Ask(facts => facts with { StormSuspensions = null }), "storm");

    private static IEnumerable<string> Rules(Verdict verdict) => verdict.Findings.Select(finding => finding.Rule);
}

using Serverless.Orchestrations.Partners;
using Serverless.Orchestrations.Policies;

namespace Serverless.Orchestrations.Delinquency;

/// <summary>In this weather nobody is cut off. A forecast that cannot be used holds.</summary>
internal static class WeatherRules
{
    public static readonly DisconnectionRule[] All =
    [
        new("forecast", "The forecast must be young enough, and reach far enough.", Usable, Unusable) { IsForeseen = false },
        new("heat", "No cut when a heat index of this or more is forecast.", policy => [new(policy.Weather.HeatIndex, $"{policy.Weather.HeatIndex.Value} °F")], Heat) { IsForeseen = false },
        new("freeze", "No cut when a temperature of this or less is forecast.", policy => [new(policy.Weather.Low, $"{policy.Weather.Low.Value} °F")], Freeze) { IsForeseen = false },
        new("storm", "No cut where cuts are suspended for a storm.", policy => [new(policy.Weather.StormSuspension)], Storm),
    ];

    private static IReadOnlyList<RuleBasis> Usable(DisconnectionPolicy policy) =>
    [
        new(policy.Weather.StaleAfterHours, $"younger than {RuleWords.Of(policy.Weather.StaleAfterHours.Value, "hour")}"),
        new(policy.Weather.LookAheadHours, $"{RuleWords.Of(policy.Weather.LookAheadHours.Value, "hour")} ahead"),
    ];

    private static IEnumerable<Objection> Unusable(CutQuestion asked)
    {
        if (WhyUnusable(asked) is var (basis, why)) yield return Objection.Awaiting("a new forecast", basis, why);
    }

    private static IEnumerable<Objection> Heat(CutQuestion asked) => Judged(asked, asked.Policy.Weather.HeatIndex, forecast =>
        forecast.HighestHeatIndex >= asked.Policy.Weather.HeatIndex.Value ? $"A heat index of {forecast.HighestHeatIndex} °F is forecast." : null);

    private static IEnumerable<Objection> Freeze(CutQuestion asked) => Judged(asked, asked.Policy.Weather.Low, forecast =>
        forecast.Low <= asked.Policy.Weather.Low.Value ? $"A temperature of {forecast.Low} °F is forecast." : null);

    private static IEnumerable<Objection> Judged(CutQuestion asked, Basis basis, Func<Forecast, string?> judge)
    {
        if (WhyUnusable(asked) is not null) yield return Objection.Awaiting("a new forecast", basis, "It is not known what is forecast.");
        else if (judge(asked.Facts.Forecast!) is { } sentence) yield return Objection.Awaiting("a milder forecast", basis, sentence);
    }

    private static (Basis Basis, string Why)? WhyUnusable(CutQuestion asked)
    {
        var weather = asked.Policy.Weather;
        if (asked.Facts.Forecast is not { } forecast) return (weather.StaleAfterHours, "There is no forecast.");
        if (forecast.MadeAt > asked.Now) return (weather.StaleAfterHours, "The forecast's time lies ahead, so its age is not known.");
        if (!asked.IsFresh(forecast.MadeAt, TimeSpan.FromHours(weather.StaleAfterHours.Value)))
            return (weather.StaleAfterHours, $"The forecast is {RuleWords.Of(weather.StaleAfterHours.Value, "hour")} old or older.");
        if (forecast.CoversUntil < asked.Now.AddHours(weather.LookAheadHours.Value))
            return (weather.LookAheadHours, $"The forecast does not reach {RuleWords.Of(weather.LookAheadHours.Value, "hour")} ahead.");
        return null;
    }

    private static IEnumerable<Objection> Storm(CutQuestion asked)
    {
        var basis = asked.Policy.Weather.StormSuspension;
        if (asked.Facts.StormSuspensions is not { } suspensions) return [Objection.NotKnown("the storm suspensions", basis)];
        return
            from storm in suspensions
            where storm.From <= asked.Now && (storm.Until is null || asked.Now < storm.Until)
            where storm.Area is null || asked.Facts.Customer.Area is null || storm.Area == asked.Facts.Customer.Area
            let sentence = $"Cuts are suspended for a storm in {storm.Area ?? "the whole city"}{(storm.Area is not null && asked.Facts.Customer.Area is null ? ", and it is not known whether the premise lies there" : "")}."
            select storm.Until is { } until ? Objection.Till(until, basis, sentence) : Objection.Awaiting("the suspension is ended", basis, sentence);
    }
}

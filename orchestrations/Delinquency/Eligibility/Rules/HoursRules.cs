using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Calendar;

namespace Serverless.Orchestrations.Delinquency;

/// <summary>At these hours and on these days nobody is cut off.</summary>
internal static class HoursRules
{
    public static readonly DisconnectionRule[] All =
    [
        new("closed-day", "No cut on a day on which the offices are closed.", policy => [new(policy.Hours.ClosedDay)], OnClosedDay),
        new("hours", "Cuts are made only within these hours.", Hours, OutsideHours),
        new("before-closed-day", "On the day before a closed day, no cut from this time on.",
            policy => [new(policy.Hours.BeforeClosedDayFrom, RuleWords.Of(policy.Hours.BeforeClosedDayFrom.Value))], BeforeClosedDay),
        new("weekend", "No cut over the weekend, except of a commercial customer.", Weekend, OverWeekend),
    ];

    private static IReadOnlyList<RuleBasis> Hours(DisconnectionPolicy policy) =>
    [
        new(policy.Hours.From, $"from {RuleWords.Of(policy.Hours.From.Value)}"),
        new(policy.Hours.Until, $"until {RuleWords.Of(policy.Hours.Until.Value)}"),
    ];

    private static IReadOnlyList<RuleBasis> Weekend(DisconnectionPolicy policy) =>
    [
        new(policy.Hours.WeekendFrom, $"from Friday {RuleWords.Of(policy.Hours.WeekendFrom.Value)}"),
        new(policy.Hours.WeekendUntil, $"until Monday {RuleWords.Of(policy.Hours.WeekendUntil.Value)}"),
    ];

    private static IEnumerable<Objection> OnClosedDay(CutQuestion asked)
    {
        if (asked.Calendar.IsOpen(asked.Day)) yield break;
        yield return Objection.UntilDay(asked.OpenFrom(asked.Day), asked.Policy.Hours.ClosedDay, $"The offices are closed on {RuleWords.Of(asked.Day)}.");
    }

    private static IEnumerable<Objection> OutsideHours(CutQuestion asked)
    {
        var hours = asked.Policy.Hours;
        if (asked.Time < hours.From.Value) yield return Objection.Till(CityTime.Of(asked.Day, hours.From.Value), hours.From, $"It is before {RuleWords.Of(hours.From.Value)}.");
        if (asked.Time >= hours.Until.Value) yield return Objection.Till(CityTime.Of(asked.Day.AddDays(1), hours.From.Value), hours.Until, $"It is {RuleWords.Of(hours.Until.Value)} or later.");
    }

    private static IEnumerable<Objection> BeforeClosedDay(CutQuestion asked)
    {
        var (from, next) = (asked.Policy.Hours.BeforeClosedDayFrom, asked.Day.AddDays(1));
        if (asked.Time < from.Value || asked.Calendar.IsOpen(next)) yield break;
        yield return Objection.UntilDay(next, from, $"The offices are closed on {RuleWords.Of(next)}, and it is {RuleWords.Of(from.Value)} or later the day before.");
    }

    private static IEnumerable<Objection> OverWeekend(CutQuestion asked)
    {
        var hours = asked.Policy.Hours;
        var isWeekend = asked.Day.DayOfWeek switch
        {
            DayOfWeek.Friday => asked.Time >= hours.WeekendFrom.Value,
            DayOfWeek.Saturday or DayOfWeek.Sunday => true,
            DayOfWeek.Monday => asked.Time < hours.WeekendUntil.Value,
            _ => false,
        };
        if (!isWeekend || asked.Facts.Customer.Class == CustomerClass.Commercial) yield break;
        var monday = asked.Day.AddDays(((int)DayOfWeek.Monday - (int)asked.Day.DayOfWeek + 7) % 7);
        yield return Objection.Till(CityTime.Of(monday, hours.WeekendUntil.Value), hours.WeekendFrom,
            $"It is the weekend, which ends on Monday at {RuleWords.Of(hours.WeekendUntil.Value)} for a customer who is not commercial.");
    }
}

using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Delinquency;

namespace Serverless.Tests.Unit.Delinquency;

/// <summary>At which minutes nobody is cut off, by the city's clocks.</summary>
public class HoursTests
{
    private static DisconnectionFacts Commercial(DisconnectionFacts facts) => facts with
    {
        Customer = facts.Customer with { Class = CustomerClass.Commercial },
        OpenItems = [.. facts.OpenItems!.Select(item => item with { ClassOfService = CustomerClass.Commercial })],
    };

    [Fact]
    public void Who_owes_was_told_and_did_not_answer_may_be_cut_on_a_working_morning()
    {
        var verdict = Lawful.Ask(facts => facts);
        Held.Lawful(verdict);
        Assert.Equal(Lawful.Now, verdict.NextLawfulMinute);
    }

    [Theory]
    [InlineData("2026-03-11 09:00")]
    [InlineData("2026-03-11 15:59")]
    [InlineData("2026-03-12 12:00")] // Thursday noon: Friday is open
    [InlineData("2026-03-13 11:59")] // Friday, the minute before noon
    [InlineData("2026-11-10 11:59")] // the day before Veterans Day, the minute before noon
    [InlineData("2028-02-29 10:00")] // leap day, a Tuesday
    [InlineData("2026-03-09 09:00")] // the Monday after the clocks went forward
    [InlineData("2026-11-02 09:00")] // and back
    public void A_cut_is_lawful(string shown) => Held.Lawful(Lawful.AskAt(shown));

    [Theory]
    [InlineData("2026-03-11 08:59", "2026-03-11 09:00")]
    [InlineData("2026-03-11 16:00", "2026-03-12 09:00")]
    [InlineData("2026-03-11 23:59", "2026-03-12 09:00")]
    [InlineData("2026-03-11 00:00", "2026-03-11 09:00")]
    [InlineData("2028-02-29 16:00", "2028-03-01 09:00")]
    public void Outside_nine_to_four_it_is_too_early_or_too_late(string shown, string next)
    {
        var verdict = Lawful.AskAt(shown);
        Held.By(verdict, "hours");
        Held.Until(verdict, "hours", next);
        Held.Next(verdict, next);
    }

    [Theory]
    [InlineData("2026-11-10 12:00", "2026-11-12 09:00")] // Veterans Day is a Wednesday
    [InlineData("2026-11-25 12:00", "2026-11-30 09:00")] // Thanksgiving, the day after it, a weekend
    [InlineData("2026-07-02 12:00", "2026-07-06 09:00")] // July 4 is a Saturday, observed on Friday
    [InlineData("2027-12-30 12:00", "2028-01-03 09:00")] // New Year's Day 2028 is a Saturday, observed on the last day of 2027
    public void From_noon_on_the_day_before_a_holiday_nobody_is_cut(string shown, string next)
    {
        var verdict = Lawful.AskAt(shown);
        Held.By(verdict, "before-closed-day");
        Held.Next(verdict, next);
    }

    [Theory]
    [InlineData("2026-11-11 10:00", "2026-11-12 00:00", "2026-11-12 09:00")]
    [InlineData("2026-11-26 10:00", "2026-11-30 00:00", "2026-11-30 09:00")]
    public void Nobody_is_cut_on_a_holiday(string shown, string until, string next)
    {
        var verdict = Lawful.AskAt(shown);
        Held.Until(verdict, "closed-day", until);
        Held.Next(verdict, next);
    }

    [Theory]
    [InlineData("2026-03-13 12:00")] // Friday noon
    [InlineData("2026-03-14 10:00")]
    [InlineData("2026-03-15 10:00")]
    [InlineData("2026-03-16 07:59")] // Monday, the minute before eight
    [InlineData("2026-03-06 12:00")] // the clocks go forward in this weekend
    [InlineData("2026-10-30 12:00")] // and back in this one
    public void A_home_is_not_cut_over_the_weekend(string shown)
    {
        var verdict = Lawful.AskAt(shown);
        var monday = Lawful.DayOf(Lawful.City(shown));
        while (monday.DayOfWeek != DayOfWeek.Monday) monday = monday.AddDays(1);
        Held.Until(verdict, "weekend", FormattableString.Invariant($"{monday:yyyy-MM-dd} 08:00"));
        Held.Next(verdict, FormattableString.Invariant($"{monday:yyyy-MM-dd} 09:00"));
    }

    [Fact]
    public void At_eight_on_Monday_only_the_hours_hold() => Held.By(Lawful.AskAt("2026-03-16 08:00"), "hours");

    [Fact]
    public void On_Friday_afternoon_a_business_is_held_by_the_closed_Saturday_alone() => Held.By(Lawful.AskAt("2026-03-13 12:00", Commercial), "before-closed-day");

    [Fact]
    public void A_Saturday_that_is_open_by_decision_is_still_weekend_for_a_home_and_not_for_a_business()
    {
        var open = Lawful.Calendar with { OpenDays = [Lawful.Day("2026-03-14")] };
        Held.By(Lawful.AskAt("2026-03-14 10:00", calendar: open), "weekend");
        Held.Lawful(Lawful.AskAt("2026-03-14 10:00", Commercial, open));
    }

    [Fact]
    public void A_day_that_is_closed_by_decision_today_holds_at_once()
    {
        var closed = Lawful.Calendar with { ClosedDays = [Lawful.Day("2026-03-11")] };
        var verdict = Lawful.AskAt("2026-03-11 10:00", calendar: closed);
        Held.By(verdict, "closed-day");
        Held.Next(verdict, "2026-03-12 09:00");
    }

    [Fact]
    public void A_closed_day_that_is_declared_for_tomorrow_holds_from_noon_on()
    {
        var closed = Lawful.Calendar with { ClosedDays = [Lawful.Day("2026-03-12")] };
        Held.Lawful(Lawful.AskAt("2026-03-11 11:59", calendar: closed));
        Held.By(Lawful.AskAt("2026-03-11 12:00", calendar: closed), "before-closed-day");
    }

    [Fact]
    public void The_hours_are_those_of_the_clocks_in_summer_and_in_winter()
    {
        Held.Lawful(Lawful.Ask(Lawful.Facts(Utc(2026, 3, 9, 13)), Utc(2026, 3, 9, 13)));
        Held.By(Lawful.Ask(Lawful.Facts(Utc(2026, 11, 2, 13)), Utc(2026, 11, 2, 13)), "hours");
    }

    private static DateTimeOffset Utc(int year, int month, int day, int hour) => new(year, month, day, hour, 0, 0, TimeSpan.Zero);
}

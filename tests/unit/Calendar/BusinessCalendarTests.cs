using Serverless.Orchestrations.Calendar;

namespace Serverless.Tests.Unit.Calendar;

/// <summary>Working days as the utility's offices have them, in local time.</summary>
public class BusinessCalendarTests
{
    private static readonly BusinessCalendar Calendar = BusinessCalendar.Default.On(new(2026, 3, 2));

    [Theory]
    [InlineData("2026-03-02T14:00:00Z", 0, "2026-03-02T22:00:00Z")] // Monday morning: closing time in winter is 22:00 UTC
    [InlineData("2026-03-02T22:00:00Z", 0, "2026-03-03T22:00:00Z")] // at closing time it is too late for today
    [InlineData("2026-03-02T14:00:00Z", 5, "2026-03-09T21:00:00Z")] // across the change to daylight saving time
    [InlineData("2026-03-06T23:00:00Z", 0, "2026-03-09T21:00:00Z")] // Friday after hours is Monday
    [InlineData("2026-07-02T12:00:00Z", 1, "2026-07-06T21:00:00Z")] // July 3 is kept as the holiday
    [InlineData("2026-11-25T15:00:00Z", 1, "2026-11-30T22:00:00Z")] // Thanksgiving and the day after
    [InlineData("2027-12-20T15:00:00Z", 10, "2028-01-05T22:00:00Z")] // Christmas and New Year's Day, both kept on the Friday before
    public void What_is_due_is_due_by_closing_time_of_a_working_day(string from, int workingDays, string due) =>
        Assert.Equal(At(due), Calendar.Due(At(from), workingDays));

    [Fact]
    public void Weekends_and_holidays_are_closed()
    {
        Assert.False(Calendar.IsOpen(new(2026, 3, 7)));
        Assert.False(Calendar.IsOpen(new(2026, 12, 25)));
        Assert.True(Calendar.IsOpen(new(2026, 12, 24)));
    }

    [Fact]
    public void A_decision_closes_or_opens_a_single_day()
    {
        DateOnly storm = new(2026, 9, 2), christmas = new(2026, 12, 25);
        var calendar = Calendar with { ClosedDays = [storm], OpenDays = [christmas] };
        Assert.False(calendar.IsOpen(storm));
        Assert.True(calendar.IsOpen(christmas));
        Assert.Equal(At("2026-09-03T21:00:00Z"), calendar.Due(At("2026-09-02T12:00:00Z"), 0));
    }

    [Theory]
    [InlineData("2026-11-28T01:00:00Z", "2026-11-27")] // 20:00 in winter
    [InlineData("2026-11-28T05:00:00Z", "2026-11-28")]
    [InlineData("2026-07-01T03:59:59Z", "2026-06-30")] // a second before midnight in summer
    [InlineData("2026-07-01T04:00:00Z", "2026-07-01")]
    public void The_date_is_the_citys(string moment, string date) =>
        Assert.Equal(DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture), BusinessCalendar.DateOf(At(moment)));

    [Fact]
    public void Every_day_begins_on_its_own_date_and_a_second_before_it_is_the_day_before()
    {
        for (DateOnly day = new(2026, 1, 1); day.Year == 2026; day = day.AddDays(1))
        {
            var beginning = BusinessCalendar.BeginningOf(day);
            Assert.Equal((day, day.AddDays(-1)), (BusinessCalendar.DateOf(beginning), BusinessCalendar.DateOf(beginning.AddSeconds(-1))));
        }
    }

    private static DateTimeOffset At(string moment) => DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture);
}

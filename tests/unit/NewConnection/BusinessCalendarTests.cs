using Serverless.Orchestrations.Calendar;

namespace Serverless.Tests.Unit.NewConnection;

/// <summary>Working days as the utility's offices have them, in local time.</summary>
public class BusinessCalendarTests
{
    private static readonly BusinessCalendar Calendar = BusinessCalendar.Default.On(new(2026, 3, 2));

    [Theory]
    [InlineData("2026-03-02T14:00:00Z", 0, "2026-03-02T22:00:00Z")] // Monday morning: closing time in winter is 22:00 UTC
    [InlineData("2026-03-02T14:00:00Z", 5, "2026-03-09T21:00:00Z")] // across the change to daylight saving time
    [InlineData("2026-03-06T23:00:00Z", 0, "2026-03-09T21:00:00Z")] // Friday after hours is Monday
    [InlineData("2026-07-02T12:00:00Z", 1, "2026-07-06T21:00:00Z")] // July 3 is kept as the holiday
    [InlineData("2026-11-25T15:00:00Z", 1, "2026-11-30T22:00:00Z")] // Thanksgiving and the day after
    public void What_is_due_is_due_by_closing_time_of_a_working_day(string from, int workingDays, string due) =>
        Assert.Equal(At(due), Calendar.Due(At(from), workingDays));

    [Fact]
    public void Weekends_and_holidays_are_closed()
    {
        Assert.False(Calendar.IsOpen(new(2026, 3, 7)));
        Assert.False(Calendar.IsOpen(new(2026, 12, 25)));
        Assert.True(Calendar.IsOpen(new(2026, 12, 24)));
    }

    private static DateTimeOffset At(string moment) => DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture);
}

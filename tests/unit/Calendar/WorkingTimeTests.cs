using FsCheck;
using FsCheck.Fluent;
using Serverless.Orchestrations.Calendar;

namespace Serverless.Tests.Unit.Calendar;

/// <summary>Opening hours, 8:00 to 17:00 by the city's clocks, between two moments and after one.</summary>
public class WorkingTimeTests
{
    private static readonly BusinessCalendar Calendar = BusinessCalendar.Default.On(new(2026, 3, 2));

    /// <summary>Moments around the changes of the clocks and the holidays of two years, to the minute.</summary>
    private static readonly Gen<DateTimeOffset> Moments = Gen.Choose(0, 2 * 365 * 24 * 60).Select(minutes => new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(minutes));

    private static readonly Gen<TimeSpan> Works = Gen.Choose(1, 60 * 60).Select(minutes => TimeSpan.FromMinutes(minutes));

    [Theory]
    [InlineData("2026-03-02T14:00:00Z", "2026-03-02T15:30:00Z", 90)]
    [InlineData("2026-03-02T12:00:00Z", "2026-03-02T13:30:00Z", 30)] // the office opens at 13:00 UTC
    [InlineData("2026-03-06T21:00:00Z", "2026-03-09T13:00:00Z", 120)] // over a weekend in which the clocks go forward: one hour on each side
    [InlineData("2026-10-30T20:30:00Z", "2026-11-02T13:30:00Z", 60)] // and back
    [InlineData("2026-11-25T21:00:00Z", "2026-11-30T14:00:00Z", 120)] // Thanksgiving
    [InlineData("2026-03-02T15:30:00Z", "2026-03-02T14:00:00Z", 0)]
    public void Only_opening_hours_count(string from, string until, int minutes) =>
        Assert.Equal(TimeSpan.FromMinutes(minutes), Calendar.WorkingTime(At(from), At(until)));

    [Theory]
    [InlineData("2026-03-02T14:00:00Z", 60, "2026-03-02T15:00:00Z")]
    [InlineData("2026-03-06T21:00:00Z", 60, "2026-03-06T22:00:00Z")] // just by closing time
    [InlineData("2026-03-06T21:00:00Z", 61, "2026-03-09T12:01:00Z")]
    [InlineData("2026-03-07T15:00:00Z", 1, "2026-03-09T12:01:00Z")]
    public void Work_goes_on_in_the_next_opening_hours(string from, int minutes, string ends) =>
        Assert.Equal(At(ends), Calendar.After(At(from), TimeSpan.FromMinutes(minutes)));

    [Fact]
    public void The_time_until_work_is_done_is_that_much_work_and_a_minute_earlier_it_is_not() => Property.Holds(
        from moment in Moments from work in Works select (moment, work),
        drawn =>
        {
            var ends = Calendar.After(drawn.moment, drawn.work);
            Assert.Equal(drawn.work, Calendar.WorkingTime(drawn.moment, ends));
            Assert.Equal(drawn.work - TimeSpan.FromMinutes(1), Calendar.WorkingTime(drawn.moment, ends.AddMinutes(-1)));
        });

    [Fact]
    public void Time_cut_anywhere_is_the_sum_of_its_parts() => Property.Holds(
        Moments.ArrayOf(3).Select(moments => moments.Order().ToArray()),
        cut => Calendar.WorkingTime(cut[0], cut[2]) == Calendar.WorkingTime(cut[0], cut[1]) + Calendar.WorkingTime(cut[1], cut[2]));

    private static DateTimeOffset At(string moment) => DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture);
}

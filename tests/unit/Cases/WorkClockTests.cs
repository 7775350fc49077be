using FsCheck;
using FsCheck.Fluent;
using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Cases;

namespace Serverless.Tests.Unit.Cases;

public class WorkClockTests
{
    private enum Event
    {
        Pause,
        Resume,
        Stop,
    }

    private sealed record Course(IReadOnlyList<(Event Event, DateTimeOffset At)> Events)
    {
        public WorkClock Clock => Events.Aggregate(WorkClock.Started(Began), (clock, step) => step.Event switch
        {
            Event.Pause => clock.Paused(step.At),
            Event.Resume => clock.Resumed(step.At),
            _ => clock.Stopped(step.At),
        });
    }

    private static readonly BusinessCalendar Calendar = BusinessCalendar.Default.On(new(2026, 3, 2));

    /// <summary>Monday, 9:30 in the city.</summary>
    private static readonly DateTimeOffset Began = Sample.Now;

    /// <summary>Up to a dozen events, some before the last one's time, over five weeks with a change of the clocks.</summary>
    private static readonly Gen<Course> Courses =
        from count in Gen.Choose(0, 12)
        from events in Gen.Frequency((5, Gen.Constant(Event.Pause)), (5, Gen.Constant(Event.Resume)), (1, Gen.Constant(Event.Stop))).ArrayOf(count)
        from minutes in Gen.Choose(-600, 6_000).ArrayOf(count)
        select new Course([.. events.Zip(Times(minutes))]);

    private static readonly Gen<DateTimeOffset> Moments = Gen.Choose(0, 60 * 24 * 60).Select(minutes => Began.AddMinutes(minutes));

    [Fact]
    public void The_time_between_a_pause_and_its_end_does_not_count()
    {
        var clock = WorkClock.Started(Began).Paused(Began.AddHours(1)).Resumed(Began.AddDays(1));
        Assert.Equal(TimeSpan.FromHours(2), clock.Elapsed(Calendar, Began.AddDays(1).AddHours(1)));
        Assert.Equal(TimeSpan.FromHours(8), clock.Waited(Calendar, Began.AddDays(1).AddHours(1)));
    }

    [Fact]
    public void What_is_due_moves_by_the_pause_and_is_nowhere_during_it()
    {
        var target = TimeSpan.FromHours(3);
        Assert.Equal(Began.AddHours(3), WorkClock.Started(Began).Due(Calendar, target));
        var paused = WorkClock.Started(Began).Paused(Began.AddHours(1));
        Assert.Null(paused.Due(Calendar, target));
        Assert.Equal(Began.AddDays(1).AddHours(2), paused.Resumed(Began.AddDays(1)).Due(Calendar, target));
    }

    [Fact]
    public void What_was_due_before_a_pause_stays_late() =>
        Assert.Equal(Began.AddHours(1), WorkClock.Started(Began).Paused(Began.AddHours(2)).Resumed(Began.AddDays(1)).Due(Calendar, TimeSpan.FromHours(1)));

    [Fact]
    public void An_event_that_changes_nothing_leaves_the_clock_itself()
    {
        var clock = WorkClock.Started(Began);
        Assert.Same(clock, clock.Resumed(Began.AddHours(1)));
        var stopped = clock.Paused(Began).Stopped(Began.AddHours(2));
        Assert.Same(stopped, stopped.Resumed(Began.AddHours(3)).Paused(Began.AddHours(4)).Stopped(Began.AddHours(5)));
    }

    [Fact]
    public void All_opening_hours_are_either_counted_or_waited() => Property.Holds(
        from course in Courses from now in Moments select (course.Clock, now),
        drawn =>
        {
            var (clock, now) = drawn;
            var end = clock.StoppedAt is { } stopped && stopped < now ? stopped : now;
            Assert.Equal(Calendar.WorkingTime(Began, end), clock.Elapsed(Calendar, now) + clock.Waited(Calendar, now));
            Assert.True(clock.Elapsed(Calendar, now) >= TimeSpan.Zero && clock.Waited(Calendar, now) >= TimeSpan.Zero);
        });

    [Fact]
    public void A_target_is_used_up_just_when_it_is_due() => Property.Holds(
        from course in Courses from hours in Gen.Choose(1, 80) select (course.Clock, TimeSpan.FromHours(hours)),
        drawn =>
        {
            var (clock, target) = (drawn.Clock with { StoppedAt = null }, drawn.Item2);
            if (clock.Due(Calendar, target) is not { } due) Assert.Null(clock.Pauses[^1].Until);
            else Assert.Equal(target, clock.Elapsed(Calendar, due));
        });

    [Fact]
    public void A_clock_never_runs_backwards() => Property.Holds(
        from course in Courses from moments in Moments.ArrayOf(2) select (course.Clock, moments),
        drawn => drawn.Clock.Elapsed(Calendar, drawn.moments.Min()) <= drawn.Clock.Elapsed(Calendar, drawn.moments.Max()));

    private static IEnumerable<DateTimeOffset> Times(IEnumerable<int> minutes)
    {
        var at = Began;
        foreach (var minute in minutes) yield return at = at.AddMinutes(minute);
    }
}

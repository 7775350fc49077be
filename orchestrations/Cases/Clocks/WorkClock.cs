using Serverless.Orchestrations.Calendar;

namespace Serverless.Orchestrations.Cases;

/// <summary>A time in which the clock is paused.</summary>
/// <param name="Until">Null while the pause lasts.</param>
public sealed record ClockPause(DateTimeOffset From, DateTimeOffset? Until = null);

/// <summary>
/// A clock that counts opening hours only and can be paused. It is for promises such as "answered within two working days, not counting
/// the time we wait for the customer". Events change it, each with its own time.
/// </summary>
/// <param name="Pauses">In order of time. They do not overlap, and only the last may still last.</param>
/// <param name="StoppedAt">Null while the clock runs or is paused.</param>
public sealed record WorkClock(DateTimeOffset StartedAt, IReadOnlyList<ClockPause> Pauses, DateTimeOffset? StoppedAt = null)
{
    private bool IsPaused => Pauses is [.., { Until: null }];

    public static WorkClock Started(DateTimeOffset at) => new(at, []);

    /// <summary>The clock paused from this time on; the same clock when it is already paused or stopped.</summary>
    public WorkClock Paused(DateTimeOffset at) => IsPaused || StoppedAt is not null ? this : this with { Pauses = [.. Pauses, new(InOrder(at))] };

    /// <summary>The clock running again; the same clock when it is running or stopped.</summary>
    public WorkClock Resumed(DateTimeOffset at) =>
        !IsPaused || StoppedAt is not null ? this : this with { Pauses = [.. Pauses.SkipLast(1), Pauses[^1] with { Until = InOrder(at) }] };

    /// <summary>The clock stopped. No later event changes it.</summary>
    public WorkClock Stopped(DateTimeOffset at) => StoppedAt is not null ? this : this with { StoppedAt = InOrder(at) };

    /// <summary>The opening hours counted up to <paramref name="now"/>, without pauses.</summary>
    public TimeSpan Elapsed(BusinessCalendar calendar, DateTimeOffset now) => calendar.WorkingTime(StartedAt, End(now)) - Waited(calendar, now);

    /// <summary>The opening hours in pauses up to <paramref name="now"/>.</summary>
    public TimeSpan Waited(BusinessCalendar calendar, DateTimeOffset now)
    {
        var end = End(now);
        return Pauses.Aggregate(TimeSpan.Zero, (sum, pause) => sum + calendar.WorkingTime(pause.From, pause.Until is { } until && until < end ? until : end));
    }

    /// <summary>When <paramref name="target"/> is used up if the clock is not paused again, in UTC; null while it is paused.</summary>
    public DateTimeOffset? Due(BusinessCalendar calendar, TimeSpan target)
    {
        if (IsPaused) return null;
        var from = StartedAt;
        foreach (var pause in Pauses)
        {
            var counted = calendar.WorkingTime(from, pause.From);
            if (counted >= target) break;
            target -= counted;
            from = pause.Until!.Value;
        }
        return calendar.After(from, target);
    }

    private DateTimeOffset End(DateTimeOffset now) => StoppedAt is { } stopped && stopped < now ? stopped : now;

    // An event that arrives late, with a time before the last event's, counts from the last event's time.
    private DateTimeOffset InOrder(DateTimeOffset at)
    {
        var last = Pauses is [.., var pause] ? pause.Until ?? pause.From : StartedAt;
        return at > last ? at : last;
    }
}

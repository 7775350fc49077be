using Serverless.Orchestrations.Calendar;

namespace Serverless.Orchestrations.Cases;

/// <summary>A time in which the clock stood still.</summary>
/// <param name="Until">Null while it still does.</param>
public sealed record ClockPause(DateTimeOffset From, DateTimeOffset? Until = null);

/// <summary>
/// A clock that counts opening hours only, and stands still while it is paused: for promises such as "answered within two
/// working days, not counting the time we wait for the customer". It changes by events, each with its own time.
/// </summary>
/// <param name="Pauses">In the order of time. They do not overlap, and only the last can be without an end.</param>
/// <param name="StoppedAt">Null while the clock is in use.</param>
public sealed record WorkClock(DateTimeOffset StartedAt, IReadOnlyList<ClockPause> Pauses, DateTimeOffset? StoppedAt = null)
{
    private bool IsPaused => Pauses is [.., { Until: null }];

    public static WorkClock Started(DateTimeOffset at) => new(at, []);

    /// <summary>The clock standing still from then on; itself when it does already, or is stopped.</summary>
    public WorkClock Paused(DateTimeOffset at) => IsPaused || StoppedAt is not null ? this : this with { Pauses = [.. Pauses, new(InOrder(at))] };

    /// <summary>The clock going on; itself when it goes already, or is stopped.</summary>
    public WorkClock Resumed(DateTimeOffset at) =>
        !IsPaused || StoppedAt is not null ? this : this with { Pauses = [.. Pauses.SkipLast(1), Pauses[^1] with { Until = InOrder(at) }] };

    /// <summary>The clock at its end, which no later event moves.</summary>
    public WorkClock Stopped(DateTimeOffset at) => StoppedAt is not null ? this : this with { StoppedAt = InOrder(at) };

    /// <summary>The opening hours counted by <paramref name="now"/>.</summary>
    public TimeSpan Elapsed(BusinessCalendar calendar, DateTimeOffset now) => calendar.WorkingTime(StartedAt, End(now)) - Waited(calendar, now);

    /// <summary>The opening hours in which the clock stood still by <paramref name="now"/>.</summary>
    public TimeSpan Waited(BusinessCalendar calendar, DateTimeOffset now)
    {
        var end = End(now);
        return Pauses.Aggregate(TimeSpan.Zero, (sum, pause) => sum + calendar.WorkingTime(pause.From, pause.Until is { } until && until < end ? until : end));
    }

    /// <summary>When <paramref name="target"/> is used up if nothing pauses the clock any more. In UTC; null while it stands still.</summary>
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

    // An event that comes late, with a time before the last one's, counts from the last one on.
    private DateTimeOffset InOrder(DateTimeOffset at)
    {
        var last = Pauses is [.., var pause] ? pause.Until ?? pause.From : StartedAt;
        return at > last ? at : last;
    }
}

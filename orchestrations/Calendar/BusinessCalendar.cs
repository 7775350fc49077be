using Serverless.Orchestrations.Policies;

namespace Serverless.Orchestrations.Calendar;

/// <summary>When the utility's offices are open. Days and times are the city's.</summary>
/// <param name="Opens">When work begins on a working day.</param>
/// <param name="Closes">When work ends on a working day. What is due on a day is due at this time.</param>
/// <param name="Holidays">The days on which the offices are closed besides Saturdays and Sundays.</param>
/// <param name="ClosedDays">Single days closed by decision, such as for a storm.</param>
/// <param name="OpenDays">Single days that are open although another rule would close them.</param>
public sealed record BusinessCalendar(
    DateOnly EffectiveFrom, TimeOnly Opens, TimeOnly Closes, IReadOnlyList<Holiday> Holidays, IReadOnlyList<DateOnly> ClosedDays, IReadOnlyList<DateOnly> OpenDays) : IEffectiveDated
{
    public static EffectiveDated<BusinessCalendar> Default { get; } = EffectiveDated<BusinessCalendar>.FromResource("business-calendar.json");

    /// <summary>
    /// The city's date, which policies, expiries and visits go by. In the evening, from 19:00 or 20:00, it is one day behind the UTC
    /// date.
    /// </summary>
    public static DateOnly DateOf(DateTimeOffset moment) => DayOf(CityTime.At(moment));

    /// <summary>The moment, in UTC, at which the city's <paramref name="day"/> begins.</summary>
    public static DateTimeOffset BeginningOf(DateOnly day) => CityTime.Of(day, TimeOnly.MinValue);

    public bool IsOpen(DateOnly day) =>
        OpenDays.Contains(day) || (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !IsHoliday(day) && !ClosedDays.Contains(day));

    /// <summary>The day itself when the offices are open, otherwise the next day on which they are.</summary>
    public DateOnly FirstOpen(DateOnly day)
    {
        while (!IsOpen(day)) day = day.AddDays(1);
        return day;
    }

    /// <summary>The closing time, in UTC, of a later working day, counted from the day of <paramref name="from"/>.</summary>
    /// <param name="workingDays">
    /// How many working days later. 0 gives the closing time of that day, or of the next working day when it is closed or over.
    /// </param>
    public DateTimeOffset Due(DateTimeOffset from, int workingDays)
    {
        var local = CityTime.At(from);
        var day = DayOf(local);
        // What comes after closing time counts as the next day's.
        if (TimeOnly.FromDateTime(local.DateTime) >= Closes) day = day.AddDays(1);
        day = FirstOpen(day);
        for (var counted = 0; counted < workingDays; counted++)
        {
            do day = day.AddDays(1);
            while (!IsOpen(day));
        }
        return CityTime.Of(day, Closes);
    }

    /// <summary>The opening hours between two moments; zero when they are in the wrong order.</summary>
    public TimeSpan WorkingTime(DateTimeOffset from, DateTimeOffset until)
    {
        var total = TimeSpan.Zero;
        for (var day = DateOf(from); day <= DateOf(until); day = day.AddDays(1))
        {
            if (OpeningHours(day) is not { } hours) continue;
            var (begins, ends) = (Later(hours.Opens, from), hours.Closes < until ? hours.Closes : until);
            if (begins < ends) total += ends - begins;
        }
        return total;
    }

    /// <summary>The first moment, in UTC, at which <paramref name="work"/> of opening hours has passed since <paramref name="from"/>.</summary>
    public DateTimeOffset After(DateTimeOffset from, TimeSpan work)
    {
        if (work <= TimeSpan.Zero) return from.ToUniversalTime();
        for (var day = DateOf(from); ; day = day.AddDays(1))
        {
            if (OpeningHours(day) is not { } hours) continue;
            var begins = Later(hours.Opens, from);
            if (begins >= hours.Closes) continue;
            if (work <= hours.Closes - begins) return (begins + work).ToUniversalTime();
            work -= hours.Closes - begins;
        }
    }

    private (DateTimeOffset Opens, DateTimeOffset Closes)? OpeningHours(DateOnly day) =>
        IsOpen(day) ? (CityTime.Of(day, Opens), CityTime.Of(day, Closes)) : null;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    // Next year's New Year's Day may be observed on December 31 of this year.
    private bool IsHoliday(DateOnly day) =>
        Holidays.Any(holiday => holiday.Observed(day.Year) == day || holiday.Observed(day.Year + 1) == day);

#pragma warning disable RS0030 // Allowed here: the moment is already in the city's time.
    private static DateOnly DayOf(DateTimeOffset local) => DateOnly.FromDateTime(local.DateTime);
#pragma warning restore RS0030
}

using Serverless.Orchestrations.Policies;

namespace Serverless.Orchestrations.Calendar;

/// <summary>When the utility's offices are open. Working days are the city's dates.</summary>
/// <param name="Opens">The city's time from which on work is done on a working day.</param>
/// <param name="Closes">The city's time by which what is due on a day is due.</param>
/// <param name="Holidays">On which the offices are closed besides Saturdays and Sundays.</param>
/// <param name="ClosedDays">Closed by a decision for this one day, such as for a storm.</param>
/// <param name="OpenDays">Open although a rule would close them.</param>
public sealed record BusinessCalendar(
    DateOnly EffectiveFrom, TimeOnly Opens, TimeOnly Closes, IReadOnlyList<Holiday> Holidays, IReadOnlyList<DateOnly> ClosedDays, IReadOnlyList<DateOnly> OpenDays) : IEffectiveDated
{
    public static EffectiveDated<BusinessCalendar> Default { get; } = EffectiveDated<BusinessCalendar>.FromResource("business-calendar.json");

    /// <summary>The city's date: what policies, expiries and visits go by. From 19:00 or 20:00 on it is not the date in UTC.</summary>
    public static DateOnly DateOf(DateTimeOffset moment) => DayOf(CityTime.At(moment));

    /// <summary>The moment, in UTC, at which the city's <paramref name="day"/> begins.</summary>
    public static DateTimeOffset BeginningOf(DateOnly day) => CityTime.Of(day, TimeOnly.MinValue);

    public bool IsOpen(DateOnly day) =>
        OpenDays.Contains(day) || (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !IsHoliday(day) && !ClosedDays.Contains(day));

    /// <summary>The closing time, in UTC, of the given working day after the one <paramref name="from"/> falls on.</summary>
    /// <param name="workingDays">0 is the closing time of today, or of the next working day.</param>
    public DateTimeOffset Due(DateTimeOffset from, int workingDays)
    {
        var local = CityTime.At(from);
        var day = DayOf(local);
        // What comes after hours has come on the next day.
        if (TimeOnly.FromDateTime(local.DateTime) >= Closes) day = day.AddDays(1);
        while (!IsOpen(day)) day = day.AddDays(1);
        for (var counted = 0; counted < workingDays; counted++)
        {
            do day = day.AddDays(1);
            while (!IsOpen(day));
        }
        return CityTime.Of(day, Closes);
    }

    /// <summary>How much of the time between two moments lies in opening hours; nothing when they are in the wrong order.</summary>
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

    /// <summary>The first moment, in UTC, by which <paramref name="work"/> of opening hours has passed since <paramref name="from"/>.</summary>
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

    // The next year's New Year's Day may be kept on the last day of this one.
    private bool IsHoliday(DateOnly day) =>
        Holidays.Any(holiday => holiday.Observed(day.Year) == day || holiday.Observed(day.Year + 1) == day);

#pragma warning disable RS0030 // Here it is the city's clock whose date is taken.
    private static DateOnly DayOf(DateTimeOffset local) => DateOnly.FromDateTime(local.DateTime);
#pragma warning restore RS0030
}

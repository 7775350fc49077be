using Serverless.Orchestrations.Policies;

namespace Serverless.Orchestrations.Calendar;

/// <summary>When the utility's offices are open. Working days are counted by the local date.</summary>
/// <param name="TimeZone">IANA name.</param>
/// <param name="Closes">Local time by which what is due on a day is due.</param>
/// <param name="Holidays">Days on which the offices are closed besides Saturdays and Sundays.</param>
public sealed record BusinessCalendar(DateOnly EffectiveFrom, string TimeZone, TimeOnly Closes, IReadOnlyList<DateOnly> Holidays) : IEffectiveDated
{
    /// <summary>City holidays as published a year ahead; where a year is not yet published only weekends count.</summary>
    public static EffectiveDated<BusinessCalendar> Default { get; } = EffectiveDated<BusinessCalendar>.FromResource("business-calendar.json");

    public bool IsOpen(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !Holidays.Contains(day);

    /// <summary>The closing time, in UTC, of the given working day after the one <paramref name="from"/> falls on.</summary>
    /// <param name="workingDays">0 is the closing time of today, or of the next working day.</param>
    public DateTimeOffset Due(DateTimeOffset from, int workingDays)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(TimeZone);
        var local = TimeZoneInfo.ConvertTime(from, zone);
        var day = DateOnly.FromDateTime(local.DateTime);
        // What comes after hours has come on the next day.
        if (TimeOnly.FromDateTime(local.DateTime) >= Closes) day = day.AddDays(1);
        while (!IsOpen(day)) day = day.AddDays(1);
        for (var counted = 0; counted < workingDays; counted++)
        {
            do day = day.AddDays(1);
            while (!IsOpen(day));
        }
        var closing = day.ToDateTime(Closes);
        return new DateTimeOffset(closing, zone.GetUtcOffset(closing)).ToUniversalTime();
    }
}

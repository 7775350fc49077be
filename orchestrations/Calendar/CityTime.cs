using System.Globalization;

namespace Serverless.Orchestrations.Calendar;

/// <summary>The city's local time, for its days and for people. Stored times are UTC.</summary>
public static class CityTime
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");

    public static DateTimeOffset At(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Zone);

    /// <summary>The moment, in UTC, at which the city's clocks show <paramref name="time"/>.</summary>
    public static DateTimeOffset Of(DateOnly day, TimeOnly time)
    {
        var shown = day.ToDateTime(time);
        return new DateTimeOffset(shown, Zone.GetUtcOffset(shown)).ToUniversalTime();
    }

    /// <summary>For letters, mails and pages, such as "November 27, 2026, 8:00 PM EST".</summary>
    public static string Text(DateTimeOffset moment) =>
        string.Create(CultureInfo.InvariantCulture, $"{At(moment):MMMM d, yyyy, h:mm tt} {ZoneAt(moment)}");

    /// <summary>For letters that name a day, such as "November 27, 2026".</summary>
    public static string DayText(DateTimeOffset moment) => At(moment).ToString("MMMM d, yyyy", CultureInfo.InvariantCulture);

    /// <summary>For tables, such as "2026-11-27 20:00:05 EST".</summary>
    public static string Stamp(DateTimeOffset moment) =>
        string.Create(CultureInfo.InvariantCulture, $"{At(moment):yyyy-MM-dd HH:mm:ss} {ZoneAt(moment)}");

    private static string ZoneAt(DateTimeOffset moment) => Zone.IsDaylightSavingTime(moment) ? "EDT" : "EST";
}

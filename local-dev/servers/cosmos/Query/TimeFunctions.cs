using System.Globalization;

namespace Serverless.LocalDev.Cosmos.Query;

/// <summary>Date and time functions ("Date and time functions"), on the cloud's clock; texts are ISO 8601 in UTC.</summary>
internal static class TimeFunctions
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    public static void Register(FunctionRegistration add)
    {
        foreach (var suffix in new[] { "", "Static" })
        {
            add($"GetCurrentDateTime{suffix}", 0, 0, (_, scope) => Text(scope.Now.UtcDateTime));
            add($"GetCurrentTimestamp{suffix}", 0, 0, (_, scope) => QueryValue.Of(scope.Now.ToUnixTimeMilliseconds()));
            add($"GetCurrentTicks{suffix}", 0, 0, (_, scope) => QueryValue.Of(scope.Now.UtcTicks - DateTime.UnixEpoch.Ticks));
        }
        add("DateTimeToTimestamp", 1, 1, (a, _) => Read(a[0]) is { } time ? QueryValue.Of((time - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMillisecond) : default);
        add("DateTimeToTicks", 1, 1, (a, _) => Read(a[0]) is { } time ? QueryValue.Of((time - DateTime.UnixEpoch).Ticks) : default);
        add("TimestampToDateTime", 1, 1, (a, _) => a[0].Kind == QueryKind.Number ? Text(DateTime.UnixEpoch.AddMilliseconds(a[0].Number)) : default);
        add("TicksToDateTime", 1, 1, (a, _) => a[0].Kind == QueryKind.Number ? Text(DateTime.UnixEpoch.AddTicks((long)a[0].Number)) : default);
        add("DateTimeAdd", 3, 3, (a, _) => a[0].Kind == QueryKind.String && a[1].Kind == QueryKind.Number && Read(a[2]) is { } time ? Shift(a[0].Text, (int)a[1].Number, time) : default);
        add("DateTimeDiff", 3, 3, (a, _) => a[0].Kind == QueryKind.String && Read(a[1]) is { } from && Read(a[2]) is { } to ? Difference(a[0].Text, from, to) : default);
        add("DateTimePart", 2, 2, (a, _) => a[0].Kind == QueryKind.String && Read(a[1]) is { } time ? Part(a[0].Text, time) : default);
        add("DateTimeFromParts", 3, 7, (a, _) => Array.TrueForAll(a, part => part.Kind == QueryKind.Number) ? FromParts([.. a.Select(part => (int)part.Number)]) : default);
    }

    private static QueryValue Text(DateTime time) => QueryValue.Of(time.ToString(Format, CultureInfo.InvariantCulture));

    private static DateTime? Read(QueryValue value) => value.Kind == QueryKind.String
        && DateTimeOffset.TryParse(value.Text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time.UtcDateTime
            : null;

    private static string Unit(string part) => part.ToLowerInvariant() switch
    {
        "year" or "yyyy" or "yy" => "year",
        "month" or "mm" or "m" => "month",
        "day" or "dd" or "d" => "day",
        "hour" or "hh" => "hour",
        "minute" or "mi" or "n" => "minute",
        "second" or "ss" or "s" => "second",
        "millisecond" or "ms" => "millisecond",
        "weekday" or "dw" or "w" => "weekday",
        var other => other,
    };

    private static QueryValue Shift(string part, int by, DateTime time) => Unit(part) switch
    {
        "year" => Text(time.AddYears(by)),
        "month" => Text(time.AddMonths(by)),
        "day" => Text(time.AddDays(by)),
        "hour" => Text(time.AddHours(by)),
        "minute" => Text(time.AddMinutes(by)),
        "second" => Text(time.AddSeconds(by)),
        "millisecond" => Text(time.AddMilliseconds(by)),
        _ => default,
    };

    // Boundaries crossed, not time passed, as the reference says.
    private static QueryValue Difference(string part, DateTime from, DateTime to) => Unit(part) switch
    {
        "year" => QueryValue.Of(to.Year - from.Year),
        "month" => QueryValue.Of((to.Year - from.Year) * 12 + to.Month - from.Month),
        "day" => Whole(from, to, TimeSpan.TicksPerDay),
        "hour" => Whole(from, to, TimeSpan.TicksPerHour),
        "minute" => Whole(from, to, TimeSpan.TicksPerMinute),
        "second" => Whole(from, to, TimeSpan.TicksPerSecond),
        "millisecond" => Whole(from, to, TimeSpan.TicksPerMillisecond),
        _ => default,
    };

    private static QueryValue Whole(DateTime from, DateTime to, long unit) => QueryValue.Of(to.Ticks / unit - from.Ticks / unit);

    private static QueryValue Part(string part, DateTime time) => Unit(part) switch
    {
        "year" => QueryValue.Of(time.Year),
        "month" => QueryValue.Of(time.Month),
        "day" => QueryValue.Of(time.Day),
        "hour" => QueryValue.Of(time.Hour),
        "minute" => QueryValue.Of(time.Minute),
        "second" => QueryValue.Of(time.Second),
        "millisecond" => QueryValue.Of(time.Millisecond),
        "weekday" => QueryValue.Of((int)time.DayOfWeek + 1),
        _ => default,
    };

    private static QueryValue FromParts(int[] p)
    {
        try
        {
            int At(int index) => index < p.Length ? p[index] : 0;
            return Text(new DateTime(p[0], p[1], p[2], At(3), At(4), At(5), DateTimeKind.Utc).AddTicks(At(6)));
        }
        catch (ArgumentOutOfRangeException)
        {
            return default;
        }
    }
}

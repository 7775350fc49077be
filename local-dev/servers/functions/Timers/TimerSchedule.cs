using System.Globalization;
using NCrontab;

namespace Serverless.LocalDev.Functions.Timers;

/// <summary>When a timer comes round (docs: "Timer trigger for Azure Functions", NCRONTAB expressions). All in UTC.</summary>
internal sealed class TimerSchedule
{
    private readonly CrontabSchedule? cron;
    private readonly TimeSpan interval;

    private TimerSchedule(CrontabSchedule? cron, TimeSpan interval)
    {
        this.cron = cron;
        this.interval = interval;
    }

    /// <exception cref="InvalidOperationException">The text is neither NCRONTAB nor a time span.</exception>
    public static TimerSchedule Parse(string function, string text)
    {
        var fields = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
        if (fields is 5 or 6 && CrontabSchedule.TryParse(text, new CrontabSchedule.ParseOptions { IncludingSeconds = fields == 6 }) is { } cron)
        {
            return new TimerSchedule(cron, default);
        }
        if (fields == 1 && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var interval) && interval > TimeSpan.Zero)
        {
            return new TimerSchedule(null, interval);
        }
        throw new InvalidOperationException($"Function '{function}': the schedule '{text}' is neither an NCRONTAB expression nor a time span.");
    }

    public DateTimeOffset Next(DateTimeOffset after) => cron is null
        ? after + interval
        : new DateTimeOffset(cron.GetNextOccurrence(after.UtcDateTime), TimeSpan.Zero);

    public bool IsSubMinute(DateTimeOffset from)
    {
        var previous = Next(from);
        for (var i = 0; i < 5; i++)
        {
            var next = Next(previous);
            if (next - previous < TimeSpan.FromMinutes(1)) return true;
            previous = next;
        }
        return false;
    }
}

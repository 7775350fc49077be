using System.Globalization;
using Humanizer;

namespace Serverless.Orchestrations.Delinquency;

/// <summary>Dates, times and numbers in the sentences of rules.</summary>
internal static class RuleWords
{
    /// <summary>Such as "March 6, 2026".</summary>
    public static string Of(DateOnly day) => day.ToString("MMMM d, yyyy", CultureInfo.InvariantCulture);

    /// <summary>Such as "4:00 PM", "noon" and "midnight": 12:00 AM and PM are easily confused.</summary>
    public static string Of(TimeOnly time) => time switch
    {
        { Ticks: 0 } => "midnight",
        { Hour: 12, Minute: 0 } => "noon",
        _ => time.ToString("h:mm tt", CultureInfo.InvariantCulture),
    };

    /// <summary>Such as "1 day" and "20 days".</summary>
    public static string Of(int count, string one) => one.ToQuantity(count);
}

using System.Globalization;
using System.Text.RegularExpressions;

namespace Serverless.LocalDev.Commands;

/// <summary>Durations as people write them: 5d, 12h, 1d12h, 90m, 45s, or 5.00:00:00.</summary>
internal static partial class Duration
{
    public static bool TryParse(string text, out TimeSpan duration)
    {
        duration = TimeSpan.Zero;
        var match = Units().Match(text);
        if (!match.Success) return text.Contains(':', StringComparison.Ordinal) && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out duration) && duration > TimeSpan.Zero;
        duration = new TimeSpan(Number(match, "d"), Number(match, "h"), Number(match, "m"), Number(match, "s"));
        return duration > TimeSpan.Zero;
    }

    /// <exception cref="FormatException">The text is no such duration.</exception>
    public static TimeSpan Parse(string text) => TryParse(text, out var duration) ? duration : throw new FormatException($"'{text}' is not a duration.");

    private static int Number(Match match, string unit) => match.Groups[unit] is { Success: true } group ? int.Parse(group.Value, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex("^(?:(?<d>[0-9]{1,5})d)?(?:(?<h>[0-9]{1,6})h)?(?:(?<m>[0-9]{1,7})m)?(?:(?<s>[0-9]{1,9})s)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Units();
}

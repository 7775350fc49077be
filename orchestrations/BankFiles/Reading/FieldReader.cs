using System.Globalization;

namespace Serverless.Orchestrations.BankFiles;

/// <summary>Reads fields as what they hold; null when they do not hold that. Nothing is guessed: a blank among the digits of an amount makes it unreadable.</summary>
internal static class FieldReader
{
    /// <summary>Dollars from a field in cents.</summary>
    public static decimal? Dollars(this BankLine line, Columns columns) => Number(line, columns) / 100m;

    public static long? Number(this BankLine line, Columns columns) =>
        line.In(columns) is { Length: > 0 and <= 18 } digits && digits.All(char.IsAsciiDigit) ? long.Parse(digits, CultureInfo.InvariantCulture) : null;

    /// <summary>The field without blanks around it; null when there is nothing, or what cannot be printed.</summary>
    public static string? Word(this BankLine line, Columns columns) =>
        line.In(columns).Trim() is { Length: > 0 } word && word.All(letter => letter is >= ' ' and <= '~') ? word : null;

    /// <param name="format">Such as yyMMdd.</param>
    public static DateOnly? Date(this BankLine line, Columns columns, string format) =>
        DateOnly.TryParseExact(line.In(columns), format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
}

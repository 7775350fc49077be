namespace Serverless.Orchestrations.Contracts;

/// <summary>Numbers that contain a date, as receipt numbers and written times do and card numbers hardly ever.</summary>
internal static class DatedNumbers
{
    /// <summary>The most digits before the date in a receipt number: those of channel and branch.</summary>
    private const int MostBeforeTheDay = 4;

    /// <summary>Whether the digits contain a date as YYYYMMDD, after at most four other digits.</summary>
    public static bool TellsItsDay(ReadOnlySpan<byte> digits)
    {
        for (var at = 0; at <= MostBeforeTheDay && at + 8 <= digits.Length; at++)
        {
            if (IsDate(Number(digits.Slice(at, 4)), Number(digits.Slice(at + 4, 2)), Number(digits.Slice(at + 6, 2)))) return true;
        }
        return false;
    }

    /// <summary>Whether the first three groups are a date: 2026-03-02, 02/03/2026 or 03/02/2026.</summary>
    public static bool BeginsWithDate(ReadOnlySpan<byte> digits, ReadOnlySpan<byte> groups)
    {
        if (groups is [4, 2, 2, ..]) return IsDate(Number(digits[..4]), Number(digits[4..6]), Number(digits[6..8]));
        if (groups is not [2, 2, 4, ..]) return false;
        var (one, other, year) = (Number(digits[..2]), Number(digits[2..4]), Number(digits[4..8]));
        return IsDate(year, one, other) || IsDate(year, other, one);
    }

    private static bool IsDate(int year, int month, int day) => year is >= 2000 and <= 2099 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);

    private static int Number(ReadOnlySpan<byte> digits)
    {
        var number = 0;
        foreach (var digit in digits) number = number * 10 + digit;
        return number;
    }
}

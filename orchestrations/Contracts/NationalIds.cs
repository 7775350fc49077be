using static Serverless.Orchestrations.Contracts.NumberText;

namespace Serverless.Orchestrations.Contracts;

/// <summary>
/// Recognises US social security numbers in plain text: groups of three, two and four digits, or nine digits that the text calls one.
/// Numbers the SSA never issues do not count (area 000, 666, 900 and over; group 00; serial 0000).
/// </summary>
internal static class NationalIds
{
    public static bool Has(ReadOnlySpan<byte> text, OwnNumber own)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!IsDigit(text[i]) || (i > 0 && IsDigit(text[i - 1]))) continue;
            var isNamed = IsNamed(text, i, out var isTaxpayers);
            if (!isNamed && own == OwnNumber.Parcel) continue;
            if (Begins(text, i, isNamed, isTaxpayers)) return true;
        }
        return false;
    }

    private static bool Begins(ReadOnlySpan<byte> text, int start, bool isNamed, bool isTaxpayers)
    {
        Span<byte> digits = stackalloc byte[9];
        var (count, at) = (0, start);
        while (count < digits.Length && IsDigit(At(text, at)))
        {
            digits[count++] = text[at++];
            if (count is 3 or 5 && !IsDigit(At(text, at))) at = NextGroup(text, at);
            else if (count is 3 or 5 && !isNamed) return false;
            if (at < 0) return false;
        }
        return count == digits.Length && !IsDigit(At(text, at)) && IsIssued(digits, isTaxpayers) && (isNamed || StandsAlone(text, start, at));
    }

    /// <summary>Whether the number is not inside a word and not part of a longer number or id.</summary>
    private static bool StandsAlone(ReadOnlySpan<byte> text, int start, int end)
    {
        var (before, after, separator) = (At(text, start - 1), At(text, end), At(text, start + 3));
        if (IsLetter(before) || before == '-' || IsLetter(after) || after == '-') return false;
        return !(before == separator && IsDigit(At(text, start - 2))) && !(after == separator && IsDigit(At(text, end + 1)));
    }

    private static bool IsIssued(ReadOnlySpan<byte> digits, bool isTaxpayers)
    {
        var area = digits[..3];
        return !area.SequenceEqual("000"u8) && !area.SequenceEqual("666"u8) && (isTaxpayers || area[0] != '9')
            && !digits.Slice(3, 2).SequenceEqual("00"u8) && !digits[5..].SequenceEqual("0000"u8);
    }

    /// <summary>
    /// Whether the text names the number, as in "SSN 123…", "SSN123…" and "social security number: 123…". A taxpayer number (ITIN) begins
    /// with 9.
    /// </summary>
    private static bool IsNamed(ReadOnlySpan<byte> text, int start, out bool isTaxpayers)
    {
        var word = WordBefore(text, start, mayHaveSignsBetween: true);
        while (Is(word, "no"u8) || Is(word, "nr"u8) || Is(word, "number"u8) || Is(word, "is"u8))
        {
            text.Overlaps(word, out var at);
            word = WordBefore(text, at, mayHaveSignsBetween: true);
        }
        isTaxpayers = EndsIn(word, "itin"u8) || Is(word, "tin"u8);
        return isTaxpayers || EndsIn(word, "ssn"u8) || Is(word, "security"u8);
    }
}

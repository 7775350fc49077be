using static Serverless.Orchestrations.Contracts.NumberText;

namespace Serverless.Orchestrations.Contracts;

/// <summary>Recognises card numbers (ISO/IEC 7812: issuer prefix, length, Luhn digit) in plain text.</summary>
internal static class CardNumbers
{
    private const int Shortest = 13;
    private const int Longest = 19;

    /// <summary>
    /// Whether the text holds a card number. Every possible start is tried, so that a date or receipt number beside a card does not hide
    /// it.
    /// </summary>
    public static bool Has(ReadOnlySpan<byte> text, OwnNumber own)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!IsDigit(text[i]) || (i > 0 && IsDigit(text[i - 1]))) continue;
            var isNamed = IsNamed(text, i);
            if ((isNamed || i == 0 || !IsLetter(text[i - 1])) && Begins(text, i, own, isNamed)) return true;
        }
        return false;
    }

    /// <param name="text">The whole text.</param>
    /// <param name="start">The index of the first digit.</param>
    /// <param name="own">The kind of number the field is made for.</param>
    /// <param name="isNamed">Whether the text calls the number a card; then letters may touch it.</param>
    private static bool Begins(ReadOnlySpan<byte> text, int start, OwnNumber own, bool isNamed)
    {
        Span<byte> digits = stackalloc byte[Longest];
        Span<byte> groups = stackalloc byte[Longest];
        groups.Clear();
        var (count, group) = (0, 0);
        for (var i = start; i >= 0 && IsDigit(At(text, i)) && count < Longest;)
        {
            digits[count++] = (byte)(text[i++] - '0');
            groups[group]++;
            if (IsDigit(At(text, i))) continue;
            if (count >= Shortest && (isNamed || !IsLetter(At(text, i))) && IsWritten(text, start, i, digits[..count], groups[..(group + 1)], own) && IsCard(digits[..count])
                && !IsOwn(text, start, digits[..count], group == 0, own)) return true;
            i = NextGroup(text, i);
            group++;
        }
        return false;
    }

    private static bool IsWritten(ReadOnlySpan<byte> text, int start, int end, ReadOnlySpan<byte> digits, ReadOnlySpan<byte> groups, OwnNumber own) =>
        IsEmbossed(groups) || (own != OwnNumber.Parcel && !DatedNumbers.BeginsWithDate(digits, groups) && StandsAlone(text, start, end));

    /// <summary>Whether the digits are one group, or grouped as printed on cards of 13 to 19 digits.</summary>
    private static bool IsEmbossed(ReadOnlySpan<byte> groups) =>
        groups is [_] or [4, 4, 4, 4] or [4, 4, 4, 4, 1 or 2 or 3] or [4, 6, 4 or 5] or [4, 3, 3, 3];

    /// <summary>
    /// Whether no more digit groups follow or come before, and no letters joined by a dash as in a UUID. Then any grouping counts as a
    /// card.
    /// </summary>
    private static bool StandsAlone(ReadOnlySpan<byte> text, int start, int end) =>
        !FollowsGroup(text, start) && NextGroup(text, end) < 0
        && !(At(text, start - 1) == '-' && IsLetter(At(text, start - 2))) && !(At(text, end) == '-' && IsLetter(At(text, end + 1)));

    /// <summary>Whether it is the kind of number the field is made for. In any text, 13 digits after a plus sign count as a phone number.</summary>
    private static bool IsOwn(ReadOnlySpan<byte> text, int start, ReadOnlySpan<byte> digits, bool isOneGroup, OwnNumber own) => own switch
    {
        OwnNumber.Receipt when isOneGroup && DatedNumbers.TellsItsDay(digits) => true,
        OwnNumber.Parcel when digits.Length == Shortest => true,
        _ => digits.Length == Shortest && At(text, start - 1) == '+',
    };

    /// <summary>Whether a word such as PAN or card ends right where the number begins, as in PAN4111….</summary>
    private static bool IsNamed(ReadOnlySpan<byte> text, int start)
    {
        var word = WordBefore(text, start, mayHaveSignsBetween: false);
        return word.Length > 1
            && (EndsIn(word, "pan"u8) || EndsIn(word, "card"u8) || EndsIn(word, "visa"u8) || EndsIn(word, "amex"u8) || EndsIn(word, "discover"u8)
                || EndsIn(word, "cardno"u8) || EndsIn(word, "cardnumber"u8) || Is(word, "cc"u8) || Is(word, "ccn"u8) || Is(word, "mc"u8));
    }

    private static bool IsCard(ReadOnlySpan<byte> digits) => HasIssuerPrefix(digits) && PassesLuhn(digits);

    private static bool HasIssuerPrefix(ReadOnlySpan<byte> digits)
    {
        var two = digits[0] * 10 + digits[1];
        var four = two * 100 + digits[2] * 10 + digits[3];
        return digits.Length switch
        {
            13 => digits[0] == 4,
            14 => two is 36 or 38 or 39 || four is >= 3000 and <= 3059,
            15 => two is 34 or 37,
            _ => digits[0] == 4 || two is >= 51 and <= 55 or 62 or 65 || four is >= 2221 and <= 2720 or 6011 or >= 3528 and <= 3589,
        };
    }

    private static bool PassesLuhn(ReadOnlySpan<byte> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = (int)digits[digits.Length - 1 - i];
            if (i % 2 == 1) digit = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
            sum += digit;
        }
        return sum % 10 == 0;
    }
}

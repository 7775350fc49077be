namespace Serverless.Orchestrations.Contracts;

/// <summary>Recognises card numbers (ISO/IEC 7812: issuer prefix, length, Luhn digit) and formatted US social security numbers.</summary>
internal static class PersonalNumbers
{
    private const int ShortestCard = 13;
    private const int LongestCard = 19;

    /// <summary>Looks at every place a number could begin: what stands before or behind a card (a date, a receipt) must not hide it.</summary>
    public static bool HasCardNumber(ReadOnlySpan<byte> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (IsDigit(text[i]) && (i == 0 || (!IsDigit(text[i - 1]) && !IsLetter(text[i - 1]))) && BeginsCard(text, i)) return true;
        }
        return false;
    }

    private static bool BeginsCard(ReadOnlySpan<byte> text, int start)
    {
        Span<byte> digits = stackalloc byte[LongestCard];
        Span<byte> groups = stackalloc byte[LongestCard];
        groups.Clear();
        var (count, group) = (0, 0);
        for (var i = start; i < text.Length && IsDigit(text[i]) && count < LongestCard; i++)
        {
            digits[count++] = (byte)(text[i] - '0');
            groups[group]++;
            var next = At(text, i + 1);
            if (IsDigit(next)) continue;
            var isWritten = IsCardGrouping(groups[..(group + 1)]) || StandsAlone(text, start, i + 1);
            if (count >= ShortestCard && !IsLetter(next) && isWritten && IsCard(digits[..count])) return true;
            if (!IsSeparator(next)) return false;
            group++;
            i++;
        }
        return false;
    }

    /// <summary>One group, or the groups embossed on cards of 13 to 19 digits.</summary>
    private static bool IsCardGrouping(ReadOnlySpan<byte> groups) =>
        groups is [_] or [4, 4, 4, 4] or [4, 4, 4, 4, 1 or 2 or 3] or [4, 6, 4 or 5] or [4, 3, 3, 3];

    /// <summary>Whether no more groups join on either side, nor letters by a dash as in a UUID: then any grouping counts.</summary>
    private static bool StandsAlone(ReadOnlySpan<byte> text, int start, int end) =>
        !Joins(At(text, start - 1), At(text, start - 2)) && !Joins(At(text, end), At(text, end + 1));

    private static bool Joins(byte separator, byte beyond) =>
        (IsSeparator(separator) && IsDigit(beyond)) || (separator == '-' && IsLetter(beyond));

    private static byte At(ReadOnlySpan<byte> text, int index) => index >= 0 && index < text.Length ? text[index] : (byte)0;

    /// <summary>ddd-dd-dddd outside the ranges the SSA never issues (area 000, 666, 900 and over; group 00; serial 0000).</summary>
    public static bool HasSocialSecurityNumber(ReadOnlySpan<byte> text)
    {
        for (var i = 0; i + 11 <= text.Length; i++)
        {
            if (!IsSocialSecurityNumber(text.Slice(i, 11))) continue;
            var (before, after) = (At(text, i - 1), At(text, i + 11));
            if (!IsDigit(before) && !IsLetter(before) && before != '-' && !IsDigit(after) && !IsLetter(after) && after != '-') return true;
        }
        return false;
    }

    private static bool IsSocialSecurityNumber(ReadOnlySpan<byte> text)
    {
        for (var i = 0; i < 11; i++)
        {
            if (i is 3 or 6 ? text[i] != '-' : !IsDigit(text[i])) return false;
        }
        var area = text[..3];
        return !area.SequenceEqual("000"u8) && !area.SequenceEqual("666"u8) && area[0] != '9'
            && !text.Slice(4, 2).SequenceEqual("00"u8) && !text[7..].SequenceEqual("0000"u8);
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

    /// <summary>Cards are written in groups with a space or a dash between.</summary>
    private static bool IsSeparator(byte value) => value is (byte)' ' or (byte)'-';

    private static bool IsDigit(byte value) => value is >= (byte)'0' and <= (byte)'9';

    private static bool IsLetter(byte value) => value is >= (byte)'A' and <= (byte)'Z' or >= (byte)'a' and <= (byte)'z';
}

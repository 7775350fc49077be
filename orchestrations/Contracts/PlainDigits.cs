using System.Globalization;
using System.Text;

namespace Serverless.Orchestrations.Contracts;

/// <summary>
/// Rewrites a text for the number search, one byte per character: digits of any script become 0 to 9, spaces and dashes of any kind
/// become plain ones, letters stay letters. Invisible characters are left out, so that they cannot hide a number.
/// </summary>
internal static class PlainDigits
{
    private const byte AnyLetter = (byte)'x';
    private const byte AnythingElse = (byte)';';

    /// <summary>Writes the text, and returns how many bytes were written: never more than were read.</summary>
    public static int Write(ReadOnlySpan<byte> utf8, Span<byte> plain)
    {
        var written = 0;
        while (!utf8.IsEmpty)
        {
            Rune.DecodeFromUtf8(utf8, out var rune, out var read);
            utf8 = utf8[read..];
            if (rune.IsAscii) plain[written++] = (byte)rune.Value;
            else if (!Invisible.Is(rune)) plain[written++] = Plain(rune);
        }
        return written;
    }

    private static byte Plain(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.DecimalDigitNumber => (byte)('0' + (int)Rune.GetNumericValue(rune)),
        UnicodeCategory.DashPunctuation => (byte)'-',
        UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => (byte)' ',
        UnicodeCategory.ConnectorPunctuation => (byte)'_',
        _ => rune.Value switch
        {
            // Full-width forms of ! to ~, letters and signs alike.
            >= 0xFF01 and <= 0xFF5E => (byte)(rune.Value - 0xFF01 + '!'),
            // Minus sign and hyphen bullet.
            0x2212 or 0x2043 => (byte)'-',
            // Dots in the middle and at the foot of the line, bullets.
            0x00B7 or 0x2022 or 0x2024 or 0x2027 or 0x2219 or 0x22C5 or 0x30FB => (byte)'.',
            // Fraction and division slashes.
            0x2044 or 0x2215 => (byte)'/',
            _ => Rune.IsLetter(rune) ? AnyLetter : AnythingElse,
        },
    };
}

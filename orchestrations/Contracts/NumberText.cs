using System.Text;

namespace Serverless.Orchestrations.Contracts;

/// <summary>The letters, digits and separators around a number in plain text.</summary>
internal static class NumberText
{
    /// <summary>The most separators in a row between two groups of one number.</summary>
    private const int MostSeparators = 5;

    public static byte At(ReadOnlySpan<byte> text, int index) => index >= 0 && index < text.Length ? text[index] : (byte)0;

    public static bool IsDigit(byte value) => value is >= (byte)'0' and <= (byte)'9';

    public static bool IsLetter(byte value) => value is >= (byte)'A' and <= (byte)'Z' or >= (byte)'a' and <= (byte)'z';

    /// <summary>Whether the byte can separate the groups of one number: space, tab, line break, dash, dot, slash, underscore.</summary>
    public static bool IsSeparator(byte value) => value is (byte)' ' or (byte)'-' or (byte)'.' or (byte)'/' or (byte)'_' or (>= 9 and <= 13);

    /// <summary>The index of the next group of digits, if only separators come before it; otherwise -1.</summary>
    public static int NextGroup(ReadOnlySpan<byte> text, int end)
    {
        var next = end;
        while (next - end <= MostSeparators && IsSeparator(At(text, next))) next++;
        return next > end && next - end <= MostSeparators && IsDigit(At(text, next)) ? next : -1;
    }

    /// <summary>Whether a group of digits comes before, with only separators between.</summary>
    public static bool FollowsGroup(ReadOnlySpan<byte> text, int start)
    {
        var before = start - 1;
        while (start - before <= MostSeparators && IsSeparator(At(text, before))) before--;
        return before < start - 1 && IsDigit(At(text, before));
    }

    /// <summary>The word that ends right before a position, or before a few signs as in "SSN: 1"; empty when there is none.</summary>
    public static ReadOnlySpan<byte> WordBefore(ReadOnlySpan<byte> text, int start, bool mayHaveSignsBetween)
    {
        var end = start;
        while (mayHaveSignsBetween && start - end <= MostSeparators && At(text, end - 1) is var sign && (IsSeparator(sign) || sign is (byte)':' or (byte)'#' or (byte)'=' or (byte)'(')) end--;
        var begin = end;
        while (IsLetter(At(text, begin - 1))) begin--;
        return text[begin..end];
    }

    public static bool Is(ReadOnlySpan<byte> word, ReadOnlySpan<byte> other) => Ascii.EqualsIgnoreCase(word, other);

    public static bool EndsIn(ReadOnlySpan<byte> word, ReadOnlySpan<byte> end) => word.Length >= end.Length && Ascii.EqualsIgnoreCase(word[^end.Length..], end);
}

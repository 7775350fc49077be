using System.Buffers;
using System.Text;

namespace Serverless.Orchestrations.Contracts;

/// <summary>Finds card numbers and national ids in a text, in the digits of any script and with any usual separators.</summary>
internal static class PersonalNumbers
{
    /// <summary>The fewest bytes a text needs to be searched: a national id has nine digits.</summary>
    private const int Shortest = 9;

    private const int OnStack = 512;

    /// <summary>The kind of number found; null when there is none, or only the kind the field is made for.</summary>
    public static string? Find(ReadOnlySpan<byte> utf8, OwnNumber own = OwnNumber.None)
    {
        if (utf8.Length < Shortest) return null;
        if (Ascii.IsValid(utf8)) return FindIn(utf8, own);
        byte[]? rented = utf8.Length > OnStack ? ArrayPool<byte>.Shared.Rent(utf8.Length) : null;
        Span<byte> plain = rented ?? stackalloc byte[OnStack];
        try
        {
            return FindIn(plain[..PlainDigits.Write(utf8, plain)], own);
        }
        finally
        {
            if (rented is not null) ArrayPool<byte>.Shared.Return(rented);
        }
    }

    public static string? Find(string text, OwnNumber own = OwnNumber.None) => Find(Encoding.UTF8.GetBytes(text), own);

    private static string? FindIn(ReadOnlySpan<byte> text, OwnNumber own)
    {
        if (own == OwnNumber.Phone && IsPhone(text)) return null;
        if (CardNumbers.Has(text, own)) return "card number";
        return NationalIds.Has(text, own) ? "national id" : null;
    }

    private static bool IsPhone(ReadOnlySpan<byte> text) => text is [(byte)'+', .. { Length: <= 15 } digits] && !digits.ContainsAnyExceptInRange((byte)'0', (byte)'9');
}

using System.Buffers;
using System.Text;

namespace Serverless.Orchestrations.Contracts;

/// <summary>Finds card numbers and national ids in a text, in whatever digits and with whatever between them they are written.</summary>
internal static class PersonalNumbers
{
    /// <summary>Nine digits are the least that could matter: most texts need no closer look.</summary>
    private const int Shortest = 9;

    private const int OnStack = 512;

    /// <summary>What kind of number the text holds; null for none, or none but its field's own.</summary>
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

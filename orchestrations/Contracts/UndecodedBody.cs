using System.Security.Cryptography;
using System.Text.Unicode;

namespace Serverless.Orchestrations.Contracts;

/// <summary>What is reported of a body that could not be read. Its content is never shown, because nobody has checked what it holds.</summary>
/// <param name="Encoding">A guess: UTF-8, UTF-16LE, UTF-16BE, UTF-32LE, UTF-32BE or unknown.</param>
/// <param name="Sha256">Lower-case hexadecimal, so that sender and receiver can tell whether they mean the same body.</param>
public sealed record UndecodedBody(int Length, string Encoding, string Sha256)
{
    public static UndecodedBody Of(ReadOnlySpan<byte> body) => new(body.Length, Guess(body), Convert.ToHexStringLower(SHA256.HashData(body)));

    public override string ToString() => $"{Length} bytes, {Encoding}, SHA-256 {Sha256}";

    private static string Guess(ReadOnlySpan<byte> body) => ByMark(body) ?? ByZeros(body) ?? (Utf8.IsValid(body) ? "UTF-8" : "unknown");

    /// <summary>The encoding by the byte order mark; null without one. UTF-32LE comes first, since its mark begins like that of UTF-16LE.</summary>
    private static string? ByMark(ReadOnlySpan<byte> body) => body switch
    {
        [0xEF, 0xBB, 0xBF, ..] => "UTF-8",
        [0xFF, 0xFE, 0, 0, ..] => "UTF-32LE",
        [0, 0, 0xFE, 0xFF, ..] => "UTF-32BE",
        [0xFF, 0xFE, ..] => "UTF-16LE",
        [0xFE, 0xFF, ..] => "UTF-16BE",
        _ => null,
    };

    /// <summary>The encoding by where the zero bytes are: JSON is mostly ASCII, whose higher bytes are zero in wider encodings.</summary>
    private static string? ByZeros(ReadOnlySpan<byte> body)
    {
        Span<int> zeros = stackalloc int[4];
        for (var i = 0; i < body.Length; i++) zeros[i & 3] += body[i] == 0 ? 1 : 0;
        var most = body.Length / 8;
        if (body.Length < 4 || zeros[0] + zeros[1] + zeros[2] + zeros[3] <= body.Length / 4) return null;
        return (zeros[0] > most, zeros[1] > most, zeros[2] > most, zeros[3] > most) switch
        {
            (false, true, true, true) => "UTF-32LE",
            (true, true, true, false) => "UTF-32BE",
            (false, true, false, true) => "UTF-16LE",
            (true, false, true, false) => "UTF-16BE",
            _ => null,
        };
    }
}

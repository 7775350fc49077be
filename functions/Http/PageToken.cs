using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Mvc;

namespace Serverless.Functions.Http;

/// <summary>
/// The token by which callers ask for a list's next page: the store's continuation with a checksum over it and the list's name. A token
/// that was cut off, made up or made for another list is refused here, before the store is asked.
/// </summary>
public static class PageToken
{
    /// <summary>The query parameter. When it is missing or empty, the list begins at its first page.</summary>
    public const string Parameter = "continuation";

    private const int ChecksumLength = 8;

    public static IActionResult Refusal =>
        Problems.Invalid(Parameter, "is not a continuation of this list: send the one its last page gave, whole, or none for the first page");

    /// <returns>Null after the last page.</returns>
    public static string? Of(string list, string? continuation)
    {
        if (continuation is null) return null;
        var text = Encoding.UTF8.GetBytes(continuation);
        return Base64Url.EncodeToString([.. Checksum(list, text), .. text]);
    }

    public static bool TryRead(string list, string? token, out string? continuation)
    {
        continuation = null;
        if (string.IsNullOrEmpty(token)) return true;
        if (!Base64Url.IsValid(token)) return false;
        var bytes = Base64Url.DecodeFromChars(token);
        if (bytes.Length <= ChecksumLength) return false;
        var text = bytes.AsSpan(ChecksumLength);
        if (!bytes.AsSpan(0, ChecksumLength).SequenceEqual(Checksum(list, text))) return false;
        continuation = Encoding.UTF8.GetString(text);
        return true;
    }

    private static byte[] Checksum(string list, ReadOnlySpan<byte> continuation) =>
        SHA256.HashData([.. Encoding.UTF8.GetBytes(list), 0, .. continuation])[..ChecksumLength];
}

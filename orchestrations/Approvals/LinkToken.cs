using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Serverless.Orchestrations.Contracts;

namespace Serverless.Orchestrations.Approvals;

/// <summary>
/// The secret in a link: 256 random bits in base64url (RFC 4648 §5). It is in the message, which the outbox
/// keeps too, and in no document; what documents keep is its SHA-256, which needs no salt because the secret cannot be guessed.
/// </summary>
public static class LinkToken
{
    private const int Bytes = 32;
    private const int Characters = 43;
    private static readonly byte[] FormPurpose = "approval-form"u8.ToArray();

    /// <summary>A fresh one. By chance a few in a million read like a card number, and no form with such a text is taken.</summary>
    public static string Create()
    {
        while (true)
        {
            var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));
            if (ProhibitedContent.FindIn("token", token) is null && ProhibitedContent.FindIn("form", FormValueOf(token)) is null) return token;
        }
    }

    public static bool IsWellFormed(string token) => token.Length == Characters && Base64Url.IsValid(token);

    /// <summary>The token in what a person pasted: the code, or the whole link.</summary>
    public static string In(string pasted) => pasted[(pasted.IndexOf('#') + 1)..];

    /// <summary>64 lower-case hexadecimal digits.</summary>
    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(token)));

    /// <summary>What the page's form must bring back: only who was shown the page has it.</summary>
    public static string FormValueOf(string token) => Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.ASCII.GetBytes(token), FormPurpose));

    public static bool IsFormValueOf(string token, string value) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(FormValueOf(token)), Encoding.ASCII.GetBytes(value));
}

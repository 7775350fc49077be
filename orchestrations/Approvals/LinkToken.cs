using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Serverless.Orchestrations.Contracts;

namespace Serverless.Orchestrations.Approvals;

/// <summary>
/// The secret in a link: 256 random bits in base64url (RFC 4648 §5). It is stored only in the message, which the outbox keeps too.
/// Documents store its SHA-256, which needs no salt because the secret cannot be guessed.
/// </summary>
public static class LinkToken
{
    private const int Bytes = 32;
    private const int Characters = 43;
    private static readonly byte[] FormPurpose = "approval-form"u8.ToArray();

    /// <summary>Makes a new token. A few in a million look like a card number and are skipped, since no form with such a text is accepted.</summary>
    public static string Create()
    {
        while (true)
        {
            var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));
            if (ProhibitedContent.FindIn("token", token) is null && ProhibitedContent.FindIn("form", FormValueOf(token)) is null) return token;
        }
    }

    public static bool IsWellFormed(string token) => token.Length == Characters && Base64Url.IsValid(token);

    /// <summary>Finds the token in what a person pasted: the token alone, or the whole link.</summary>
    public static string In(string pasted) => pasted[(pasted.IndexOf('#') + 1)..];

    /// <summary>The token's SHA-256 as 64 lower-case hexadecimal digits.</summary>
    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(token)));

    /// <summary>The value the page's form must send back. It is derived from the token, so another site's page cannot make it.</summary>
    public static string FormValueOf(string token) => Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.ASCII.GetBytes(token), FormPurpose));

    public static bool IsFormValueOf(string token, string value) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(FormValueOf(token)), Encoding.ASCII.GetBytes(value));
}

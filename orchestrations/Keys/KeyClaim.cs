using System.Text.Json;

namespace Serverless.Orchestrations.Keys;

/// <summary>A sender's key, and what it is used for.</summary>
/// <param name="ClaimedFor">The account, request or order it was used for.</param>
/// <param name="Fingerprint">See <see cref="Keys.Fingerprint"/>.</param>
public sealed record KeyClaim(KeyKind Kind, string Key, string ClaimedFor, IReadOnlyDictionary<string, string> Fingerprint)
{
    /// <summary>The field of a fingerprint that says who sent it.</summary>
    public const string Sender = "sender";

    /// <param name="content">The message, or what the call says.</param>
    /// <param name="except">Fields that may differ when the same thing is sent again: times the sender stamps anew, and what no effect depends on.</param>
    public static KeyClaim Of(KeyKind kind, string key, string claimedFor, object content, params IReadOnlyList<string> except) =>
        new(kind, key, claimedFor, Keys.Fingerprint.Of(content, [FieldOf(kind), .. except]));

    /// <summary>The same claim as one sender's: under the same key another sender's is a conflict, whatever it says.</summary>
    public KeyClaim By(string sender) =>
        this with { Fingerprint = Fingerprint.Concat(Keys.Fingerprint.Of(new { Sender = sender }, [])).ToDictionary() };

    /// <summary>The field that holds the key, such as <c>paymentId</c>.</summary>
    public static string FieldOf(KeyKind kind) => $"{JsonNamingPolicy.CamelCase.ConvertName(kind.ToString())}Id";
}

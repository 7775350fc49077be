using System.Text.Json;

namespace Serverless.Orchestrations.Keys;

/// <summary>The claim that a sender's key is used for one thing.</summary>
/// <param name="ClaimedFor">The account, request or order the key is used for.</param>
/// <param name="Fingerprint">What the message says; see <see cref="Keys.Fingerprint"/>.</param>
public sealed record KeyClaim(KeyKind Kind, string Key, string ClaimedFor, IReadOnlyDictionary<string, string> Fingerprint)
{
    /// <summary>The field of a fingerprint that says who sent it.</summary>
    public const string Sender = "sender";

    /// <param name="content">The message, or what the call says.</param>
    /// <param name="except">Fields that may differ when the same thing is sent again: times the sender stamps anew, and what no effect depends on.</param>
    public static KeyClaim Of(KeyKind kind, string key, string claimedFor, object content, params IReadOnlyList<string> except) =>
        new(kind, key, claimedFor, Keys.Fingerprint.Of(content, [FieldOf(kind), .. except]));

    /// <summary>The claim bound to one sender. Another sender's claim on the same key is then a conflict, whatever its content.</summary>
    public KeyClaim By(string sender) =>
        this with { Fingerprint = Fingerprint.Concat(Keys.Fingerprint.Of(new Dictionary<string, string> { [Sender] = sender }, [])).ToDictionary() };

    /// <summary>The field that holds the key, such as <c>paymentId</c>.</summary>
    public static string FieldOf(KeyKind kind) => $"{JsonNamingPolicy.CamelCase.ConvertName(kind.ToString())}Id";
}

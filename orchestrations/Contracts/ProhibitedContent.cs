using System.Text;
using System.Text.Json;

namespace Serverless.Orchestrations.Contracts;

/// <summary>
/// A card number or a national id found where no field for one exists. Neither may be stored (PCI DSS 3.2; the utility
/// takes tokens only), so the whole message is refused; the description names the field and the kind, never the value.
/// </summary>
public sealed record ProhibitedContent(string Kind, string Field)
{
    private static readonly HashSet<string> ForbiddenNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "cardNumber", "pan", "cvv", "cvc", "cvv2", "ssn", "socialSecurityNumber", "nationalId", "taxpayerId", "itin",
    };

    public override string ToString() => $"{Field} holds a {Kind}";

    /// <summary>The first prohibited content of a JSON body, or null. Broken JSON is the reader's affair, not this scan's.</summary>
    /// <exception cref="JsonException">The body is not JSON, or a string in it is not text.</exception>
    public static ProhibitedContent? Find(ReadOnlySpan<byte> json)
    {
        try
        {
            return Scan(json);
        }
        catch (InvalidOperationException notText)
        {
            throw new JsonException("A string holds broken UTF-8 or half a surrogate pair.", notText);
        }
    }

    private static ProhibitedContent? Scan(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        var field = "$";
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    // Such a name is itself the value that must not be repeated.
                    if (KindOf(reader) is { } inName) return new(inName, "a property name");
                    field = reader.GetString()!;
                    if (ForbiddenNames.Contains(field)) return new("field that must not exist", field);
                    break;
                case JsonTokenType.String:
                    if (KindOf(reader) is { } inText) return new(inText, field);
                    break;
                case JsonTokenType.Number:
                    if (PersonalNumbers.HasCardNumber(reader.ValueSpan)) return new("card number", field);
                    break;
            }
        }
        return null;
    }

    private static string? KindOf(in Utf8JsonReader reader)
    {
        // Nine digits are the least that could matter: most strings need no closer look.
        if (reader.ValueSpan.Length < 9) return null;
        var text = reader.ValueIsEscaped ? Encoding.UTF8.GetBytes(reader.GetString()!) : reader.ValueSpan;
        if (PersonalNumbers.HasCardNumber(text)) return "card number";
        return PersonalNumbers.HasSocialSecurityNumber(text) ? "national id" : null;
    }
}

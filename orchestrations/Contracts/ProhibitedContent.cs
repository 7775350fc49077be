using System.Text;
using System.Text.Json;

namespace Serverless.Orchestrations.Contracts;

/// <summary>
/// A card number or national id in a field that is not made for one. Neither may be stored (PCI DSS 3.2; the utility takes tokens only),
/// so the whole message is refused. The description names the field and the kind, never the value.
/// </summary>
public sealed record ProhibitedContent(string Kind, string Field)
{
    private const int OnStack = 256;

    private static readonly byte[][] ForbiddenNames =
    [
        .. "cardNumber,pan,cvv,cvc,cvv2,ssn,socialSecurityNumber,nationalId,taxpayerId,itin".Split(',').Select(Encoding.UTF8.GetBytes),
    ];

    public override string ToString() => $"{Field} holds a {Kind}";

    /// <summary>The first prohibited content of a JSON body; null when there is none.</summary>
    /// <param name="json">UTF-8 text.</param>
    /// <param name="contract">The type whose fields say what numbers they are made for; null when unknown.</param>
    /// <exception cref="JsonException">The body is not JSON, or a string in it is not valid text.</exception>
    public static ProhibitedContent? Find(ReadOnlySpan<byte> json, Type? contract = null)
    {
        try
        {
            return Scan(json, contract is null ? null : FieldNumbers.Of(contract));
        }
        catch (InvalidOperationException notText)
        {
            throw new JsonException("A string holds broken UTF-8 or half a surrogate pair.", notText);
        }
    }

    /// <summary>The same for plain text, such as a form's field.</summary>
    public static ProhibitedContent? FindIn(string field, string text) => PersonalNumbers.Find(text) is { } kind ? new(kind, field) : null;

    private static ProhibitedContent? Scan(ReadOnlySpan<byte> json, FieldNumbers? contract)
    {
        var reader = new Utf8JsonReader(json);
        var place = new PlaceInContract(contract);
        ReadOnlySpan<byte> field = "$"u8;
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    // The property name itself is then the value that must not be repeated.
                    if (KindOf(reader, OwnNumber.None) is { } inName) return new(inName, "a property name");
                    field = reader.ValueIsEscaped ? Encoding.UTF8.GetBytes(reader.GetString()!) : reader.ValueSpan;
                    if (IsForbidden(field)) return new("field that must not exist", Encoding.UTF8.GetString(field));
                    place.At(field);
                    break;
                case JsonTokenType.StartObject or JsonTokenType.StartArray:
                    place.Begin();
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    place.End();
                    break;
                case JsonTokenType.String when KindOf(reader, place.Own) is { } inText:
                    return new(inText, Encoding.UTF8.GetString(field));
                case JsonTokenType.Number when PersonalNumbers.Find(Whole(reader.ValueSpan)) is { } inNumber:
                    return new(inNumber, Encoding.UTF8.GetString(field));
            }
        }
        return null;
    }

    private static string? KindOf(in Utf8JsonReader reader, OwnNumber own)
    {
        if (!reader.ValueIsEscaped) return PersonalNumbers.Find(reader.ValueSpan, own);
        // Unescaping never makes a text longer, so this much space is enough.
        var length = reader.ValueSpan.Length;
        Span<byte> text = length <= OnStack ? stackalloc byte[OnStack] : new byte[length];
        return PersonalNumbers.Find(text[..reader.CopyString(text)], own);
    }

    /// <summary>A JSON number without its decimals and exponent: the digits of a measured value are no card number.</summary>
    private static ReadOnlySpan<byte> Whole(ReadOnlySpan<byte> number) => number.IndexOfAny(".eE"u8) is >= 0 and var end ? number[..end] : number;

    private static bool IsForbidden(ReadOnlySpan<byte> name)
    {
        foreach (var forbidden in ForbiddenNames)
        {
            if (forbidden.Length == name.Length && Ascii.EqualsIgnoreCase(name, forbidden)) return true;
        }
        return false;
    }
}

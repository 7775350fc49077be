using System.Text.RegularExpressions;

namespace Serverless.Tests.Infra.Bicep;

/// <summary>An expression as written, and its properties or items where it is an object or array literal, also behind if and for.</summary>
internal sealed partial record BicepValue(string Text, IReadOnlyDictionary<string, BicepValue> Properties, IReadOnlyList<BicepValue> Items)
{
    private static readonly Dictionary<string, BicepValue> NoProperties = [];

    public BicepValue? this[string path] => path.Split('/').Aggregate((BicepValue?)this, (value, name) => value?.Properties.GetValueOrDefault(name));

    /// <summary>Every value below this one, with the name it stands under.</summary>
    public IEnumerable<KeyValuePair<string, BicepValue>> Descendants() =>
        Properties.Concat(Items.Select(item => KeyValuePair.Create("", item)))
            .SelectMany(child => child.Value.Descendants().Prepend(child));

    /// <summary>The text of a plain string literal, otherwise null.</summary>
    public string? Literal => PlainString().Match(Text) is { Success: true } plain ? plain.Groups[1].Value : null;

    public static BicepValue Parse(string text)
    {
        text = WithoutCondition(text.Trim());
        if (text.StartsWith('{') && BicepText.EndOfBracket(text, 0) == text.Length)
            return new(text, BicepText.Split(text[1..^1]).Select(Property).ToDictionary(StringComparer.Ordinal), []);
        if (text.StartsWith('[') && BicepText.EndOfBracket(text, 0) == text.Length) return new(text, NoProperties, Elements(text[1..^1].Trim()));
        return new(text, NoProperties, []);
    }

    private static KeyValuePair<string, BicepValue> Property(string text)
    {
        var colon = BicepText.IndexOf(text, ':');
        if (colon < 0) throw new FormatException($"Not a property: {text}");
        return KeyValuePair.Create(text[..colon].Trim().Trim('\''), Parse(text[(colon + 1)..]));
    }

    private static IReadOnlyList<BicepValue> Elements(string text)
    {
        if (!text.StartsWith("for ", StringComparison.Ordinal)) return [.. BicepText.Split(text).Select(Parse)];
        return [Parse(text[(BicepText.IndexOf(text, ':') + 1)..])];
    }

    private static string WithoutCondition(string text)
    {
        if (!text.StartsWith("if (", StringComparison.Ordinal)) return text;
        return text[BicepText.EndOfBracket(text, text.IndexOf('(', StringComparison.Ordinal))..].Trim();
    }

    [GeneratedRegex(@"^'((?:[^'$\\]|\\.|\$(?!\{))*)'$")]
    private static partial Regex PlainString();
}

using System.Text.RegularExpressions;

namespace Serverless.Tests.Platform.Api;

/// <summary>A type of a listing: its kind, its bases and its members.</summary>
internal sealed partial class ListedType
{
    private readonly HashSet<string> members = new(StringComparer.Ordinal);
    private readonly List<(string Signature, string Accessors)> properties = [];

    private ListedType(string kind, string name, IReadOnlyList<string> bases)
    {
        Kind = kind;
        Name = name;
        Bases = bases;
    }

    /// <summary>class, abstract class, static class, struct, interface, enum or delegate.</summary>
    public string Kind { get; }

    public string Name { get; }

    public IReadOnlyList<string> Bases { get; }

    public static ListedType Parse(string line)
    {
        var match = Header().Match(line);
        if (!match.Success) throw new FormatException($"Not a type of a listing: {line}");
        var kind = match.Groups["kind"].Value;
        var modifiers = match.Groups["modifiers"].Value;
        if (kind == "class" && modifiers.Contains("static", StringComparison.Ordinal)) kind = "static class";
        else if (kind == "class" && modifiers.Contains("abstract", StringComparison.Ordinal)) kind = "abstract class";
        var rest = match.Groups["rest"].Value;
        if (kind == "delegate")
        {
            var signature = Delegate().Match(rest);
            var declared = new ListedType(kind, signature.Groups["name"].Value, []);
            declared.Add(rest);
            return declared;
        }
        var name = TypeName().Match(rest).Value;
        var listed = new ListedType(kind, name, BasesIn(rest[name.Length..]));
        if (kind == "enum") listed.AddValues(rest);
        return listed;
    }

    public void Add(string member)
    {
        var normalized = ApiListing.Normalize(member);
        var accessors = normalized.IndexOf(" { ", StringComparison.Ordinal);
        if (accessors < 0)
        {
            members.Add(normalized);
            return;
        }
        var listed = normalized[(accessors + 1)..];
        // A property that is protected as a whole repeats it on its accessors.
        if (normalized.StartsWith("protected ", StringComparison.Ordinal)) listed = listed.Replace("protected ", "", StringComparison.Ordinal);
        properties.Add((normalized[..accessors], listed));
    }

    public bool Has(string member, Func<string, string> key) => members.Any(listed => key(listed) == key(member));

    /// <summary>Null when there is no such property.</summary>
    public string? AccessorsOf(string property, Func<string, string> key) =>
        properties.FirstOrDefault(listed => key(listed.Signature) == key(property)).Accessors;

    private void AddValues(string rest)
    {
        foreach (Match value in EnumValue().Matches(rest)) members.Add($"{value.Groups["name"].Value} = {value.Groups["value"].Value}");
    }

    private static List<string> BasesIn(string afterName)
    {
        var colon = afterName.IndexOf(" : ", StringComparison.Ordinal);
        return colon < 0 ? [] : [.. TopLevelComma().Split(afterName[(colon + 3)..]).Select(text => text.Trim())];
    }

    [GeneratedRegex(@"^(?<modifiers>((static|abstract|sealed|readonly|ref) )*)(?<kind>class|struct|interface|enum|delegate|record) (?<rest>.+)$")]
    private static partial Regex Header();

    [GeneratedRegex(@"^[\w.]+(<[^>]+>)?")]
    private static partial Regex TypeName();

    [GeneratedRegex(@"(?<name>\w+(<[^()]+>)?)\(")]
    private static partial Regex Delegate();

    [GeneratedRegex(@"(?<name>\w+)=(?<value>-?\d+)")]
    private static partial Regex EnumValue();

    [GeneratedRegex(@",(?![^<]*>)")]
    private static partial Regex TopLevelComma();
}

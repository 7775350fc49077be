using System.Text.RegularExpressions;

namespace Serverless.Tests.Platform.Api;

/// <summary>A listing of tests/api: types by full name, members as normalized lines.</summary>
internal sealed partial class ApiListing
{
    private readonly Dictionary<string, ListedType> types = new(StringComparer.Ordinal);

    private ApiListing(bool listsNullability) => ListsNullability = listsNullability;

    public bool ListsNullability { get; }

    public ListedType? Find(string fullName) => types.GetValueOrDefault(fullName);

    public static ApiListing Parse(IEnumerable<string> lines, bool listsNullability)
    {
        var listing = new ApiListing(listsNullability);
        string @namespace = "";
        ListedType? current = null;
        foreach (var line in lines.Select(line => line.TrimEnd()))
        {
            if (line.Length == 0 || line[0] == '#') continue;
            if (line.StartsWith("namespace ", StringComparison.Ordinal)) @namespace = line["namespace ".Length..];
            else if (line.StartsWith("    ", StringComparison.Ordinal)) current!.Add(line.Trim());
            else
            {
                current = ListedType.Parse(line.Trim());
                listing.types[$"{@namespace}.{current.Name}"] = current;
            }
        }
        return listing;
    }

    /// <summary>A member's line without what need not agree: modifiers, constraints, the values of defaults.</summary>
    public static string Normalize(string member)
    {
        var text = Constraint().Replace(member, "");
        text = DefaultValue().Replace(text, " = default");
        var kept = text.StartsWith("protected ", StringComparison.Ordinal) ? "protected " : "";
        if (Regex.IsMatch(text, @"^(\w+ )*?static ")) kept += "static ";
        return kept + Modifiers().Replace(text, "");
    }

    [GeneratedRegex(@" where \w+ : .*$")]
    private static partial Regex Constraint();

    [GeneratedRegex(@" = [^,)]+")]
    private static partial Regex DefaultValue();

    [GeneratedRegex(@"^((public|protected|static|abstract|virtual|override|sealed|readonly|new|const) )*")]
    private static partial Regex Modifiers();
}

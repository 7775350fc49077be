using System.Globalization;
using System.Text.RegularExpressions;

namespace Serverless.LocalDev.Cosmos.Query;

/// <summary>String functions ("String functions"): undefined for anything but strings.</summary>
internal static class TextFunctions
{
    private static readonly TimeSpan LongestMatch = TimeSpan.FromSeconds(1);

    public static void Register(FunctionRegistration add)
    {
        Test(add, "CONTAINS", (text, part, comparison) => text.Contains(part, comparison));
        Test(add, "STARTSWITH", (text, part, comparison) => text.StartsWith(part, comparison));
        Test(add, "ENDSWITH", (text, part, comparison) => text.EndsWith(part, comparison));
        Test(add, "STRINGEQUALS", (text, part, comparison) => text.Equals(part, comparison));
        Map(add, "UPPER", text => QueryValue.Of(text.ToUpperInvariant()));
        Map(add, "LOWER", text => QueryValue.Of(text.ToLowerInvariant()));
        Map(add, "LENGTH", text => QueryValue.Of(text.Length));
        Map(add, "REVERSE", text => QueryValue.Of(new string([.. text.Reverse()])));
        Trim(add, "TRIM", (text, characters) => text.Trim(characters));
        Trim(add, "LTRIM", (text, characters) => text.TrimStart(characters));
        Trim(add, "RTRIM", (text, characters) => text.TrimEnd(characters));
        add("SUBSTRING", 3, 3, (a, _) => AreTextAnd(a, 1) && a[1].Kind == QueryKind.Number && a[2].Kind == QueryKind.Number ? Part(a[0].Text, a[1].Number, a[2].Number) : default);
        add("LEFT", 2, 2, (a, _) => AreTextAnd(a, 1) && a[1].Kind == QueryKind.Number ? Part(a[0].Text, 0, a[1].Number) : default);
        add("RIGHT", 2, 2, (a, _) => AreTextAnd(a, 1) && a[1].Kind == QueryKind.Number
            ? Part(a[0].Text, Math.Max(0, a[0].Text.Length - a[1].Number), a[1].Number)
            : default);
        add("INDEX_OF", 2, 3, (a, _) => AreTextAnd(a, 2) ? IndexOf(a) : default);
        add("REPLACE", 3, 3, (a, _) => AreTextAnd(a, 3) ? QueryValue.Of(a[1].Text.Length == 0 ? a[0].Text : a[0].Text.Replace(a[1].Text, a[2].Text, StringComparison.Ordinal)) : default);
        add("REPLICATE", 2, 2, (a, _) => AreTextAnd(a, 1) && a[1].Kind == QueryKind.Number && a[1].Number is >= 0 and <= 10_000
            ? QueryValue.Of(string.Concat(Enumerable.Repeat(a[0].Text, (int)a[1].Number)))
            : default);
        add("CONCAT", 2, 200, (a, _) => AreTextAnd(a, a.Length) ? QueryValue.Of(string.Concat(a.Select(text => text.Text))) : default);
        add("STRINGSPLIT", 2, 2, (a, _) => AreTextAnd(a, 2) ? QueryValue.Of(a[0].Text.Split(a[1].Text).Select(QueryValue.Of).ToList()) : default);
        add("STRINGJOIN", 2, 2, (a, _) => a[0].Kind == QueryKind.Array && a[1].Kind == QueryKind.String && a[0].Items.All(item => item.Kind == QueryKind.String)
            ? QueryValue.Of(string.Join(a[1].Text, a[0].Items.Select(item => item.Text)))
            : default);
        add("REGEXMATCH", 2, 3, (a, _) => AreTextAnd(a, a.Length) ? QueryValue.Of(Regex.IsMatch(a[0].Text, a[1].Text, Options(a.Length > 2 ? a[2].Text : ""), LongestMatch)) : default);
        add("TOSTRING", 1, 1, (a, _) => a[0].Kind switch
        {
            QueryKind.Undefined => default,
            QueryKind.String => a[0],
            QueryKind.Number => QueryValue.Of(ValueText.NumberText(a[0].Number)),
            _ => QueryValue.Of(ValueText.Json(a[0])),
        });
        add("STRINGTONUMBER", 1, 1, (a, _) => AreTextAnd(a, 1) && double.TryParse(a[0].Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? QueryValue.Of(number)
            : default);
        add("STRINGTOBOOLEAN", 1, 1, (a, _) => !AreTextAnd(a, 1) ? default : a[0].Text.Trim() switch
        {
            "true" => QueryValue.True,
            "false" => QueryValue.False,
            _ => default,
        });
    }

    private static bool AreTextAnd(QueryValue[] arguments, int texts)
    {
        for (var i = 0; i < texts; i++)
        {
            if (arguments[i].Kind != QueryKind.String) return false;
        }
        return true;
    }

    private static void Test(FunctionRegistration add, string name, Func<string, string, StringComparison, bool> test) => add(name, 2, 3, (a, _) =>
        AreTextAnd(a, 2) && (a.Length == 2 || a[2].Kind == QueryKind.Boolean)
            ? QueryValue.Of(test(a[0].Text, a[1].Text, a.Length > 2 && a[2].IsTrue ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal))
            : default);

    private static void Map(FunctionRegistration add, string name, Func<string, QueryValue> map) =>
        add(name, 1, 1, (a, _) => AreTextAnd(a, 1) ? map(a[0].Text) : default);

    private static void Trim(FunctionRegistration add, string name, Func<string, char[]?, string> trim) => add(name, 1, 2, (a, _) =>
        AreTextAnd(a, a.Length) ? QueryValue.Of(trim(a[0].Text, a.Length > 1 ? a[1].Text.ToCharArray() : null)) : default);

    private static QueryValue Part(string text, double start, double length)
    {
        if (start < 0 || length <= 0 || start >= text.Length) return QueryValue.Of("");
        return QueryValue.Of(text.Substring((int)start, (int)Math.Min(length, text.Length - (int)start)));
    }

    private static QueryValue IndexOf(QueryValue[] a)
    {
        var start = a.Length > 2 ? a[2].Number : 0;
        return start < 0 || start > a[0].Text.Length ? QueryValue.Of(-1) : QueryValue.Of(a[0].Text.IndexOf(a[1].Text, (int)start, StringComparison.Ordinal));
    }

    private static RegexOptions Options(string modifiers) => modifiers.Aggregate(RegexOptions.CultureInvariant, (options, modifier) => options | modifier switch
    {
        'i' => RegexOptions.IgnoreCase,
        'm' => RegexOptions.Multiline,
        's' => RegexOptions.Singleline,
        'x' => RegexOptions.IgnorePatternWhitespace,
        _ => RegexOptions.None,
    });
}

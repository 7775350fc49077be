using System.Text;

namespace Serverless.Tests.Infra.Bicep;

/// <summary>The lexical half of Bicep: where strings, comments and brackets begin and end.</summary>
internal static class BicepText
{
    /// <summary>The same text with comments blanked out, so that what follows need not know of them.</summary>
    public static string WithoutComments(string text)
    {
        var kept = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var end = text[at] switch
            {
                '\'' => EndOfString(text, at),
                '/' when text.AsSpan(at).StartsWith("//") => ~EndOrLength(text.IndexOf('\n', at), text),
                '/' when text.AsSpan(at).StartsWith("/*") => ~(EndOrLength(text.IndexOf("*/", at, StringComparison.Ordinal), text) + 2),
                _ => at + 1,
            };
            if (end >= 0) kept.Append(text, at, end - at);
            at = end >= 0 ? end : ~end;
        }
        return kept.ToString();
    }

    /// <summary>Splits at line ends and commas outside every bracket and string; a line that begins with an operator continues the one before.</summary>
    public static IReadOnlyList<string> Split(string text)
    {
        var parts = new List<string>();
        var depth = 0;
        var from = 0;
        for (var at = 0; at < text.Length;)
        {
            if (text[at] == '\'')
            {
                at = EndOfString(text, at);
                continue;
            }
            depth += Nesting(text[at]);
            if (depth == 0 && (text[at] is '\n' or ',') && !Continues(text, at + 1))
            {
                parts.Add(text[from..at].Trim());
                from = at + 1;
            }
            at++;
        }
        parts.Add(text[from..].Trim());
        return [.. parts.Where(part => part.Length > 0)];
    }

    /// <summary>Position of the first of a character outside every bracket and string; -1 if there is none.</summary>
    public static int IndexOf(string text, char sought)
    {
        var depth = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '\'') at = EndOfString(text, at) - 1;
            else if (depth == 0 && text[at] == sought) return at;
            else depth += Nesting(text[at]);
        }
        return -1;
    }

    /// <summary>Position after the bracket that closes the one at <paramref name="open"/>.</summary>
    public static int EndOfBracket(string text, int open)
    {
        var depth = 0;
        for (var at = open; at < text.Length; at++)
        {
            if (text[at] == '\'') at = EndOfString(text, at) - 1;
            else if ((depth += Nesting(text[at])) == 0) return at + 1;
        }
        throw new FormatException($"The bracket at {open} is never closed: {text[open..Math.Min(text.Length, open + 40)]}");
    }

    private static int EndOfString(string text, int open)
    {
        if (text.AsSpan(open).StartsWith("'''")) return text.IndexOf("'''", open + 3, StringComparison.Ordinal) + 3;
        for (var at = open + 1; at < text.Length; at++)
        {
            if (text[at] == '\\') at++;
            else if (text.AsSpan(at).StartsWith("${")) at = EndOfBracket(text, at + 1) - 1;
            else if (text[at] == '\'') return at + 1;
            else if (text[at] == '\n') break;
        }
        throw new FormatException($"The string at {open} is never closed: {text[open..Math.Min(text.Length, open + 40)]}");
    }

    private static int EndOrLength(int found, string text) => found < 0 ? text.Length : found;

    private static int Nesting(char character) => character switch
    {
        '(' or '[' or '{' => 1,
        ')' or ']' or '}' => -1,
        _ => 0,
    };

    private static bool Continues(string text, int from)
    {
        while (from < text.Length && char.IsWhiteSpace(text[from])) from++;
        return from < text.Length && text[from] is '?' or ':' or '&' or '|' or '.';
    }
}

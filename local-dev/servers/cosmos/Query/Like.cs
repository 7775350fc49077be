using System.Text;
using System.Text.RegularExpressions;

namespace Serverless.LocalDev.Cosmos.Query;

/// <summary>LIKE with %, _, [set], [^set] and ESCAPE ("Keywords in Azure Cosmos DB for NoSQL").</summary>
internal sealed class Like(Expression operand, Expression pattern, char? escape) : Expression
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);
    private Tuple<string, Regex>? compiled;

    public override QueryValue Evaluate(QueryScope scope)
    {
        var value = operand.Evaluate(scope);
        var text = pattern.Evaluate(scope);
        if (value.Kind != QueryKind.String || text.Kind != QueryKind.String) return QueryValue.Undefined;
        return QueryValue.Of(Compiled(text.Text).IsMatch(value.Text));
    }

    // The query is shared by all who send the same text; a parameter's pattern may differ from the last one.
    private Regex Compiled(string text)
    {
        if (compiled is { } last && last.Item1 == text) return last.Item2;
        var regex = new Regex(ToRegex(text), RegexOptions.Singleline | RegexOptions.CultureInvariant, Longest);
        compiled = Tuple.Create(text, regex);
        return regex;
    }

    private string ToRegex(string text)
    {
        var regex = new StringBuilder("\\A");
        for (var i = 0; i < text.Length; i++)
        {
            var current = text[i];
            if (current == escape && i + 1 < text.Length) regex.Append(Regex.Escape(text[++i].ToString()));
            else if (current == '%') regex.Append(".*");
            else if (current == '_') regex.Append('.');
            else if (current == '[' && text.IndexOf(']', i + 1) is var end and > 0)
            {
                regex.Append('[').Append(text, i + 1, end - i - 1).Append(']');
                i = end;
            }
            else regex.Append(Regex.Escape(current.ToString()));
        }
        return regex.Append("\\z").ToString();
    }
}

using System.Buffers.Text;
using System.Text;
using System.Text.RegularExpressions;

namespace Serverless.LocalDev.Cosmos.Query;

/// <summary>
/// What the platform does with an index: most documents a WHERE refuses are passed over without being parsed. A condition
/// such as <c>c.type = "account"</c> needs that text in the document's bytes.
/// </summary>
internal sealed partial class TextFilter
{
    private readonly List<byte[]> needed = [];

    private static ReadOnlySpan<byte> Escape => "\\u00"u8;

    /// <summary>Reads the conditions that all must hold; others are left to the evaluation.</summary>
    public static TextFilter Of(SelectQuery select, IReadOnlyDictionary<string, QueryValue> parameters)
    {
        var filter = new TextFilter();
        filter.Add(select.Where, parameters);
        return filter;
    }

    public bool MayMatch(ReadOnlySpan<byte> document)
    {
        foreach (var text in needed)
        {
            if (document.IndexOf(text) < 0 && !HidesText(document)) return false;
        }
        return true;
    }

    /// <summary>
    /// A writer may escape any letter it likes: where one of plain text is, the bytes alone do not tell. Other escapes hide
    /// nothing, and every document has some: its ETag is quoted, and our own writer escapes the plus of a phone number.
    /// </summary>
    private static bool HidesText(ReadOnlySpan<byte> document)
    {
        for (var at = document.IndexOf(Escape); at >= 0; at = document.IndexOf(Escape))
        {
            document = document[(at + Escape.Length)..];
            if (Utf8Parser.TryParse(document[..2], out byte code, out _, 'x') && PlainText().IsMatch([(char)code])) return true;
        }
        return false;
    }

    private void Add(Expression? condition, IReadOnlyDictionary<string, QueryValue> parameters)
    {
        if (condition is And both)
        {
            Add(both.Left, parameters);
            Add(both.Right, parameters);
        }
        else if (condition is Comparison { Symbol: "=" } comparison)
        {
            var value = IsOfDocument(comparison.Left) ? comparison.Right : IsOfDocument(comparison.Right) ? comparison.Left : null;
            if (TextOf(value, parameters) is { } text && PlainText().IsMatch(text)) needed.Add(Encoding.UTF8.GetBytes($"\"{text}\""));
        }
    }

    private static bool IsOfDocument(Expression expression) => expression switch
    {
        MemberOf member => IsOfDocument(member.Target),
        Variable variable => variable.Slot == ParserState.RootSlot,
        _ => false,
    };

    private static string? TextOf(Expression? expression, IReadOnlyDictionary<string, QueryValue> parameters)
    {
        var value = expression switch
        {
            Constant constant => constant.Value,
            Parameter parameter => parameters.GetValueOrDefault(parameter.Name),
            _ => QueryValue.Undefined,
        };
        return value.Kind == QueryKind.String ? value.Text : null;
    }

    /// <summary>Characters no JSON writer has a reason to write in another way.</summary>
    [GeneratedRegex(@"^[A-Za-z0-9 ._:\-]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex PlainText();
}

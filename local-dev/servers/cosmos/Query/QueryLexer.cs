using System.Globalization;
using System.Text;
using Serverless.LocalDev.Cosmos.Http;

namespace Serverless.LocalDev.Cosmos.Query;

/// <summary>A query's text as tokens.</summary>
internal static class QueryLexer
{
    private static readonly string[] Symbols =
        ["<>", "!=", "<=", ">=", "??", "||", ">>>", "<<", ">>", "(", ")", "[", "]", "{", "}", ",", ".", ":", "?", "=", "<", ">", "+", "-", "*", "/", "%", "|", "&", "^", "~"];

    public static List<QueryToken> Read(string text)
    {
        var tokens = new List<QueryToken>();
        var position = 0;
        while (SkipBlank(text, ref position)) tokens.Add(Next(text, ref position));
        tokens.Add(new QueryToken(TokenKind.End, "", text.Length));
        return tokens;
    }

    private static bool SkipBlank(string text, ref int position)
    {
        while (position < text.Length)
        {
            if (char.IsWhiteSpace(text[position])) position++;
            else if (text.AsSpan(position).StartsWith("--")) position = text.IndexOf('\n', position) is var end and >= 0 ? end : text.Length;
            else return true;
        }
        return false;
    }

    private static QueryToken Next(string text, ref int position)
    {
        var start = position;
        var first = text[position];
        if (first is '\'' or '"') return new QueryToken(TokenKind.Text, ReadText(text, ref position), start);
        if (char.IsAsciiDigit(first) || (first == '.' && position + 1 < text.Length && char.IsAsciiDigit(text[position + 1]))) return ReadNumber(text, ref position);
        if (first == '@' || first == '_' || first == '$' || char.IsLetter(first))
        {
            position++;
            while (position < text.Length && (text[position] is '_' or '$' || char.IsLetterOrDigit(text[position]))) position++;
            return new QueryToken(first == '@' ? TokenKind.Parameter : TokenKind.Name, text[start..position], start);
        }
        foreach (var symbol in Symbols)
        {
            if (!text.AsSpan(position).StartsWith(symbol)) continue;
            position += symbol.Length;
            return new QueryToken(TokenKind.Symbol, symbol, start);
        }
        throw QueryErrors.Syntax($"incorrect syntax near '{first}'", start);
    }

    private static QueryToken ReadNumber(string text, ref int position)
    {
        var start = position;
        while (position < text.Length && (char.IsAsciiDigit(text[position]) || text[position] == '.')) position++;
        if (position < text.Length && text[position] is 'e' or 'E')
        {
            position++;
            if (position < text.Length && text[position] is '+' or '-') position++;
            while (position < text.Length && char.IsAsciiDigit(text[position])) position++;
        }
        return double.TryParse(text.AsSpan(start, position - start), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? new QueryToken(TokenKind.Number, text[start..position], start, number)
            : throw QueryErrors.Syntax($"invalid number '{text[start..position]}'", start);
    }

    private static string ReadText(string text, ref int position)
    {
        var start = position;
        var quote = text[position++];
        var value = new StringBuilder();
        for (; position < text.Length; position++)
        {
            var current = text[position];
            if (current == quote)
            {
                position++;
                return value.ToString();
            }
            value.Append(current == '\\' && position + 1 < text.Length ? Escaped(text, ref position) : current);
        }
        throw QueryErrors.Syntax("unclosed string", start);
    }

    private static char Escaped(string text, ref int position)
    {
        var escaped = text[++position];
        if (escaped != 'u') return escaped switch { 'n' => '\n', 't' => '\t', 'r' => '\r', 'b' => '\b', 'f' => '\f', _ => escaped };
        if (position + 4 < text.Length && ushort.TryParse(text.AsSpan(position + 1, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code))
        {
            position += 4;
            return (char)code;
        }
        throw QueryErrors.Syntax("invalid escape", position);
    }
}

/// <summary>Errors in the form the platform wraps them in.</summary>
internal static class QueryErrors
{
    public static CosmosRefusal Syntax(string problem, int position) => new(400, string.Create(CultureInfo.InvariantCulture,
        $"Message: {{\"errors\":[{{\"severity\":\"Error\",\"location\":{{\"start\":{position},\"end\":{position + 1}}},\"code\":\"SC1001\",\"message\":\"Syntax error, {problem.Replace('"', '\'')}.\"}}]}}"));

    public static CosmosRefusal Unsupported(string what) => new(400, $"{what} is not supported by the embedded Cosmos endpoint.");
}

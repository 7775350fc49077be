namespace Serverless.LocalDev.ServiceBus;

/// <summary>LIKE: % is any run of characters, _ any one, the escape character makes the next one literal.</summary>
internal sealed record SqlLike(SqlExpression Operand, SqlExpression Pattern, SqlExpression? Escape, bool Negated) : SqlExpression
{
    public override object? Evaluate(BrokeredContent message)
    {
        if (Operand.Evaluate(message) is not string text || Pattern.Evaluate(message) is not string pattern) return null;
        var escape = Escape?.Evaluate(message) is string { Length: 1 } mark ? mark[0] : (char?)null;
        return IsMatch(text, pattern, escape) != Negated;
    }

    private static bool IsMatch(ReadOnlySpan<char> text, ReadOnlySpan<char> pattern, char? escape)
    {
        while (!pattern.IsEmpty)
        {
            var next = pattern[0];
            if (next == '%' && next != escape)
            {
                pattern = pattern[1..];
                if (pattern.IsEmpty) return true;
                for (var start = 0; start <= text.Length; start++)
                {
                    if (IsMatch(text[start..], pattern, escape)) return true;
                }
                return false;
            }
            var isLiteral = next == escape && pattern.Length > 1;
            if (isLiteral)
            {
                pattern = pattern[1..];
                next = pattern[0];
            }
            if (text.IsEmpty || (text[0] != next && (isLiteral || next != '_'))) return false;
            text = text[1..];
            pattern = pattern[1..];
        }
        return text.IsEmpty;
    }
}

namespace Serverless.LocalDev.ServiceBus;

/// <summary>Splits a filter or action into tokens: names, [quoted names], 'texts', numbers, symbols.</summary>
internal static class SqlTokens
{
    private static readonly string[] LongSymbols = ["<>", "!=", "<=", ">="];

    public static List<SqlToken> Read(string sql)
    {
        var tokens = new List<SqlToken>();
        for (var at = 0; at < sql.Length;)
        {
            var start = at;
            var next = sql[at];
            if (char.IsWhiteSpace(next)) at++;
            else if (next == '\'') tokens.Add(new(SqlTokenKind.Text, Quoted(sql, ref at, '\''), start));
            else if (next == '"') tokens.Add(new(SqlTokenKind.QuotedName, Quoted(sql, ref at, '"'), start));
            else if (next == '[') tokens.Add(new(SqlTokenKind.QuotedName, Quoted(sql, ref at, ']'), start));
            else if (char.IsAsciiDigit(next)) tokens.Add(new(SqlTokenKind.Number, Number(sql, ref at), start));
            else if (char.IsLetter(next) || next is '_' or '@') tokens.Add(new(SqlTokenKind.Name, Name(sql, ref at), start));
            else tokens.Add(new(SqlTokenKind.Symbol, Symbol(sql, ref at), start));
        }
        tokens.Add(new(SqlTokenKind.End, "", sql.Length));
        return tokens;
    }

    // A closing quote written twice stands for itself.
    private static string Quoted(string sql, ref int at, char close)
    {
        var text = new System.Text.StringBuilder();
        for (at++; at < sql.Length; at++)
        {
            if (sql[at] != close)
            {
                text.Append(sql[at]);
                continue;
            }
            at++;
            if (at >= sql.Length || sql[at] != close) return text.ToString();
            text.Append(close);
        }
        throw new FormatException($"The quote opened in \"{sql}\" is not closed.");
    }

    private static string Number(string sql, ref int at)
    {
        var start = at;
        while (at < sql.Length && (char.IsAsciiDigit(sql[at]) || sql[at] is '.' or 'e' or 'E'
            || (sql[at] is '+' or '-' && sql[at - 1] is 'e' or 'E'))) at++;
        return sql[start..at];
    }

    private static string Name(string sql, ref int at)
    {
        var start = at;
        while (at < sql.Length && (char.IsLetterOrDigit(sql[at]) || sql[at] is '_' or '@' or '$' or '#')) at++;
        return sql[start..at];
    }

    private static string Symbol(string sql, ref int at)
    {
        foreach (var symbol in LongSymbols)
        {
            if (string.CompareOrdinal(sql, at, symbol, 0, 2) != 0) continue;
            at += 2;
            return symbol;
        }
        return sql[at++].ToString();
    }
}

using System.Collections.Concurrent;
using Serverless.LocalDev.Cosmos.Http;

namespace Serverless.LocalDev.Cosmos.Query;

/// <summary>A parsed query, kept by its text: applications send few texts often.</summary>
internal sealed class SqlQuery
{
    private const int MostKept = 1000;
    private static readonly ConcurrentDictionary<string, SqlQuery> Parsed = new(StringComparer.Ordinal);

    private SqlQuery(SelectQuery select, int slots, int aggregates)
    {
        Select = select;
        Slots = slots;
        Aggregates = aggregates;
    }

    public SelectQuery Select { get; }

    public int Slots { get; }

    public int Aggregates { get; }

    /// <exception cref="CosmosRefusal">400: the text is not a query, or uses what is not supported; the message says what.</exception>
    public static SqlQuery Parse(string text)
    {
        if (Parsed.TryGetValue(text, out var known)) return known;
        var state = new ParserState(text);
        var select = new SelectParser(state).Parse();
        if (state.Current.Kind != TokenKind.End) throw state.Unexpected();
        var query = new SqlQuery(select, state.Slots, state.Aggregates);
        if (Parsed.Count > MostKept) Parsed.Clear();
        Parsed[text] = query;
        return query;
    }
}

namespace Serverless.LocalDev.Cosmos.Query;

/// <summary>Where the parser stands, and the aliases that can be seen from there.</summary>
internal sealed class ParserState(string text)
{
    /// <summary>The slot of the container's documents, whatever the query calls them.</summary>
    public const int RootSlot = 0;

    private readonly List<QueryToken> tokens = QueryLexer.Read(text);
    private readonly Stack<Dictionary<string, int>> aliases = new();
    private int position;

    public int Slots { get; private set; } = 1;

    public int Aggregates { get; private set; }

    /// <summary>The SELECT being parsed: the innermost one.</summary>
    public Stack<SelectQuery> Queries { get; } = new();

    public QueryToken Current => tokens[position];

    public QueryToken Following => tokens[Math.Min(position + 1, tokens.Count - 1)];

    public QueryToken Take() => tokens[position++];

    public bool TakeSymbol(string symbol)
    {
        if (!Current.IsSymbol(symbol)) return false;
        position++;
        return true;
    }

    public bool TakeWord(string word)
    {
        if (!Current.IsWord(word)) return false;
        position++;
        return true;
    }

    public void ExpectSymbol(string symbol)
    {
        if (!TakeSymbol(symbol)) throw Unexpected();
    }

    public void ExpectWord(string word)
    {
        if (!TakeWord(word)) throw Unexpected();
    }

    public string ExpectName() => Current.Kind is TokenKind.Name ? Take().Text : throw Unexpected();

    public Exception Unexpected() => QueryErrors.Syntax(
        Current.Kind == TokenKind.End ? "unexpected end of the query" : $"incorrect syntax near '{Current.Text}'", Current.Position);

    public void Enter(SelectQuery query)
    {
        Queries.Push(query);
        aliases.Push(new Dictionary<string, int>(StringComparer.Ordinal));
    }

    public void Leave()
    {
        Queries.Pop();
        aliases.Pop();
    }

    public int NewSlot() => Slots++;

    public int NewAggregate() => Aggregates++;

    public void Declare(string alias, int slot) => aliases.Peek()[alias] = slot;

    public Variable? Find(string alias)
    {
        foreach (var level in aliases)
        {
            if (level.TryGetValue(alias, out var slot)) return new Variable(alias, slot);
        }
        return null;
    }

    /// <summary>Reads ahead and comes back: SELECT names aliases that only FROM declares.</summary>
    public int Mark() => position;

    public void Return(int mark) => position = mark;

    /// <summary>Goes to the FROM of this SELECT, over whatever is in brackets; false where there is none.</summary>
    public bool SkipToFrom()
    {
        for (var depth = 0; Current.Kind != TokenKind.End; position++)
        {
            if (Current.Kind == TokenKind.Symbol && Current.Text is "(" or "[" or "{") depth++;
            else if (Current.Kind == TokenKind.Symbol && Current.Text is ")" or "]" or "}" && --depth < 0) return false;
            else if (depth == 0 && Current.IsWord("FROM")) return true;
        }
        return false;
    }
}

using Serverless.LocalDev.Cosmos.Http;

namespace Serverless.LocalDev.Cosmos.Query;

/// <summary>A SELECT with its clauses, in the order of "SELECT clause" and its neighbours in the query reference.</summary>
internal sealed class SelectParser(ParserState state)
{
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "FROM", "WHERE", "GROUP", "ORDER", "OFFSET", "LIMIT", "JOIN", "IN", "AS", "AND", "OR", "NOT", "BETWEEN", "LIKE", "ASC", "DESC", "VALUE", "ESCAPE",
    };

    private readonly ExpressionParser expressions = new(state);

    public SelectQuery Parse()
    {
        state.ExpectWord("SELECT");
        var query = new SelectQuery();
        state.Enter(query);
        // The aliases come after their first use.
        var selection = state.Mark();
        if (state.SkipToFrom()) ParseFrom(query);
        var rest = state.Mark();
        state.Return(selection);
        ParseSelection(query);
        if (state.Current.IsWord("FROM")) state.Return(rest);
        if (state.TakeWord("WHERE")) query.Where = expressions.Parse();
        if (state.TakeWord("GROUP")) ParseGroupBy(query);
        if (state.TakeWord("ORDER")) ParseOrderBy(query);
        if (state.TakeWord("OFFSET"))
        {
            query.Offset = expressions.Parse();
            state.ExpectWord("LIMIT");
            query.Limit = expressions.Parse();
        }
        state.Leave();
        return query;
    }

    private void ParseSelection(SelectQuery query)
    {
        query.IsDistinct = state.TakeWord("DISTINCT");
        if (state.TakeWord("TOP")) query.Top = expressions.ParsePrimary();
        if (state.TakeSymbol("*")) query.Projection = Everything(query);
        else if (state.TakeWord("VALUE")) query.Projection = expressions.Parse();
        else query.Projection = ParseList();
    }

    private static Variable Everything(SelectQuery query)
    {
        var visible = query.Sources.Where(source => source.Alias.Length > 0).ToList();
        return visible.Count == 1
            ? new Variable(visible[0].Alias, visible[0].Slot)
            : throw new CosmosRefusal(400, "'SELECT *' is only valid with a single input set.");
    }

    private ObjectOf ParseList()
    {
        var members = new List<KeyValuePair<string, Expression>>();
        var unnamed = 0;
        do
        {
            var expression = expressions.Parse();
            var name = Alias() ?? expression switch
            {
                MemberOf member => member.Name,
                Variable variable => variable.Name,
                _ => $"${++unnamed}",
            };
            members.Add(KeyValuePair.Create(name, expression));
        }
        while (state.TakeSymbol(","));
        return new ObjectOf(members);
    }

    private string? Alias()
    {
        if (state.TakeWord("AS")) return state.Current.Kind == TokenKind.Text ? state.Take().Text : state.ExpectName();
        return state.Current.Kind == TokenKind.Name && !Reserved.Contains(state.Current.Text) ? state.Take().Text : null;
    }

    private void ParseFrom(SelectQuery query)
    {
        state.ExpectWord("FROM");
        ParseSource(query);
        while (state.TakeWord("JOIN")) ParseSource(query);
    }

    private void ParseSource(SelectQuery query)
    {
        if (state.Current.Kind == TokenKind.Name && state.Following.IsWord("IN"))
        {
            var alias = state.Take().Text;
            state.Take();
            Add(query, alias, isIteration: true);
            return;
        }
        Add(query, null, isIteration: false);
    }

    private void Add(SelectQuery query, string? alias, bool isIteration)
    {
        if (state.TakeSymbol("("))
        {
            var subquery = new SelectParser(state).Parse();
            state.ExpectSymbol(")");
            Declare(query, alias ?? Alias() ?? "$s", state.NewSlot(), null, subquery, isIteration);
            return;
        }
        var name = state.ExpectName();
        var start = state.Find(name);
        var isRoot = start is null;
        // Whatever the first name is, it stands for the container.
        var path = expressions.ParsePath(start ?? new Variable(name, ParserState.RootSlot));
        alias ??= Alias();
        if (isRoot && query.Sources.Count > 0) throw new CosmosRefusal(400, $"Identifier '{name}' could not be resolved.");
        if (isRoot && path is Variable && !isIteration)
        {
            Declare(query, alias ?? name, ParserState.RootSlot, null, null, false);
            return;
        }
        if (isRoot) query.Sources.Add(new FromSource("", ParserState.RootSlot, null, null, false));
        Declare(query, alias ?? (path as MemberOf)?.Name ?? name, state.NewSlot(), path, null, isIteration);
    }

    private void Declare(SelectQuery query, string alias, int slot, Expression? collection, SelectQuery? subquery, bool isIteration)
    {
        query.Sources.Add(new FromSource(alias, slot, collection, subquery, isIteration));
        state.Declare(alias, slot);
    }

    private void ParseGroupBy(SelectQuery query)
    {
        state.ExpectWord("BY");
        do query.GroupBy.Add(expressions.Parse());
        while (state.TakeSymbol(","));
    }

    private void ParseOrderBy(SelectQuery query)
    {
        state.ExpectWord("BY");
        if (state.Current.IsWord("RANK")) throw QueryErrors.Unsupported("ORDER BY RANK");
        do
        {
            var key = expressions.Parse();
            var descending = state.TakeWord("DESC");
            if (!descending) state.TakeWord("ASC");
            query.OrderBy.Add((key, descending));
        }
        while (state.TakeSymbol(","));
    }
}

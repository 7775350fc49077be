using Serverless.LocalDev.Cosmos.Http;

namespace Serverless.LocalDev.Cosmos.Query;

/// <summary>What an expression is built of: constants, names, calls, constructors, subqueries.</summary>
internal sealed class PrimaryParser(ParserState state, ExpressionParser expressions)
{
    public Expression Parse()
    {
        var token = state.Take();
        switch (token.Kind)
        {
            case TokenKind.Number: return new Constant(QueryValue.Of(token.Number));
            case TokenKind.Text: return new Constant(QueryValue.Of(token.Text));
            case TokenKind.Parameter: return new Parameter(token.Text);
            case TokenKind.Name: return ParseName(token);
            case TokenKind.Symbol when token.Text == "(": return ParseBracket();
            case TokenKind.Symbol when token.Text == "[": return ParseArray();
            case TokenKind.Symbol when token.Text == "{": return ParseObject();
            default: throw QueryErrors.Syntax(token.Kind == TokenKind.End ? "unexpected end of the query" : $"incorrect syntax near '{token.Text}'", token.Position);
        }
    }

    private Expression ParseName(QueryToken token)
    {
        if (state.Current.IsSymbol("(")) return ParseCall(token);
        if (state.Find(token.Text) is { } variable) return variable;
        if (token.IsWord("true")) return new Constant(QueryValue.True);
        if (token.IsWord("false")) return new Constant(QueryValue.False);
        if (token.IsWord("null")) return new Constant(QueryValue.Null);
        if (token.IsWord("undefined")) return new Constant(QueryValue.Undefined);
        if (token.IsWord("udf")) throw QueryErrors.Unsupported("A user defined function (udf)");
        throw new CosmosRefusal(400, $"Message: {{\"errors\":[{{\"severity\":\"Error\",\"code\":\"SC2001\",\"message\":\"Identifier '{token.Text}' could not be resolved.\"}}]}}");
    }

    private Expression ParseCall(QueryToken name)
    {
        state.ExpectSymbol("(");
        if (name.IsWord("EXISTS")) return new Exists(ParseSubquery());
        if (name.IsWord("ARRAY")) return new ArrayFrom(ParseSubquery());
        var arguments = new List<Expression>();
        if (!state.TakeSymbol(")"))
        {
            do arguments.Add(expressions.Parse());
            while (state.TakeSymbol(","));
            state.ExpectSymbol(")");
        }
        if (arguments.Count == 1 && Enum.TryParse<AggregateKind>(name.Text, ignoreCase: true, out var kind)) return Aggregate(kind, arguments[0]);
        return new FunctionOf(Functions.Find(name.Text, arguments.Count), [.. arguments]);
    }

    private AggregateOf Aggregate(AggregateKind kind, Expression argument)
    {
        var aggregate = new AggregateOf(state.NewAggregate(), kind, argument);
        state.Queries.Peek().Aggregates.Add(aggregate);
        return aggregate;
    }

    private SelectQuery ParseSubquery()
    {
        var query = new SelectParser(state).Parse();
        state.ExpectSymbol(")");
        return query;
    }

    private Expression ParseBracket()
    {
        if (state.Current.IsWord("SELECT")) return new ScalarFrom(ParseSubquery());
        var inside = expressions.Parse();
        state.ExpectSymbol(")");
        return inside;
    }

    private ArrayOf ParseArray()
    {
        var items = new List<Expression>();
        if (state.TakeSymbol("]")) return new ArrayOf(items);
        do items.Add(expressions.Parse());
        while (state.TakeSymbol(","));
        state.ExpectSymbol("]");
        return new ArrayOf(items);
    }

    private ObjectOf ParseObject()
    {
        var members = new List<KeyValuePair<string, Expression>>();
        if (state.TakeSymbol("}")) return new ObjectOf(members);
        do
        {
            var name = state.Current.Kind is TokenKind.Text or TokenKind.Name ? state.Take().Text : throw state.Unexpected();
            state.ExpectSymbol(":");
            members.Add(KeyValuePair.Create(name, expressions.Parse()));
        }
        while (state.TakeSymbol(","));
        state.ExpectSymbol("}");
        return new ObjectOf(members);
    }
}

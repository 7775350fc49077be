namespace Serverless.LocalDev.Cosmos.Query;

/// <summary>Scalar expressions by precedence, lowest first.</summary>
internal sealed class ExpressionParser(ParserState state)
{
    private static readonly string[][] Calculations =
        [["|"], ["^"], ["&"], ["<<", ">>", ">>>"], ["||"], ["+", "-"], ["*", "/", "%"]];

    private static readonly string[] Comparisons = ["=", "!=", "<>", "<", "<=", ">", ">="];

    public Expression Parse()
    {
        var expression = ParseOr();
        while (true)
        {
            if (state.TakeSymbol("??")) expression = new Coalesce(expression, ParseOr());
            else if (state.TakeSymbol("?"))
            {
                var whenTrue = Parse();
                state.ExpectSymbol(":");
                return new Conditional(expression, whenTrue, Parse());
            }
            else return expression;
        }
    }

    /// <summary>.name, ["name"] and [0] behind what was parsed.</summary>
    public Expression ParsePath(Expression target)
    {
        while (true)
        {
            if (state.TakeSymbol(".")) target = new MemberOf(target, state.ExpectName());
            else if (state.TakeSymbol("["))
            {
                var index = Parse();
                state.ExpectSymbol("]");
                target = index is Constant { Value.Kind: QueryKind.String } name ? new MemberOf(target, name.Value.Text) : new ItemOf(target, index);
            }
            else return target;
        }
    }

    public Expression ParsePrimary() => ParsePath(new PrimaryParser(state, this).Parse());

    private Expression ParseOr()
    {
        var left = ParseAnd();
        while (state.TakeWord("OR")) left = new Or(left, ParseAnd());
        return left;
    }

    private Expression ParseAnd()
    {
        var left = ParseNot();
        while (state.TakeWord("AND")) left = new And(left, ParseNot());
        return left;
    }

    private Expression ParseNot() => state.TakeWord("NOT") ? new Not(ParseNot()) : ParseComparison();

    private Expression ParseComparison()
    {
        var left = ParseCalculation(0);
        while (true)
        {
            if (state.Current.Kind == TokenKind.Symbol && Array.IndexOf(Comparisons, state.Current.Text) >= 0)
            {
                left = new Comparison(state.Take().Text, left, ParseCalculation(0));
                continue;
            }
            var negated = state.Current.IsWord("NOT") && (state.Following.IsWord("IN") || state.Following.IsWord("LIKE") || state.Following.IsWord("BETWEEN"));
            if (negated) state.Take();
            Expression? found = null;
            if (state.TakeWord("IN")) found = ParseIn(left);
            else if (state.TakeWord("BETWEEN")) found = ParseBetween(left);
            else if (state.TakeWord("LIKE")) found = ParseLike(left);
            if (found is null) return left;
            left = negated ? new Not(found) : found;
        }
    }

    private Expression ParseIn(Expression operand)
    {
        state.ExpectSymbol("(");
        if (state.Current.IsWord("SELECT"))
        {
            var query = new SelectParser(state).Parse();
            state.ExpectSymbol(")");
            return new InRows(operand, query);
        }
        var choices = new List<Expression>();
        do choices.Add(Parse());
        while (state.TakeSymbol(","));
        state.ExpectSymbol(")");
        return new In(operand, choices);
    }

    private Between ParseBetween(Expression operand)
    {
        var low = ParseCalculation(0);
        state.ExpectWord("AND");
        return new Between(operand, low, ParseCalculation(0));
    }

    private Like ParseLike(Expression operand)
    {
        var pattern = ParseCalculation(0);
        char? escape = null;
        if (state.TakeWord("ESCAPE")) escape = state.Current is { Kind: TokenKind.Text, Text.Length: 1 } ? state.Take().Text[0] : throw state.Unexpected();
        return new Like(operand, pattern, escape);
    }

    private Expression ParseCalculation(int level)
    {
        if (level == Calculations.Length) return ParseUnary();
        var left = ParseCalculation(level + 1);
        while (state.Current.Kind == TokenKind.Symbol && Array.IndexOf(Calculations[level], state.Current.Text) >= 0)
        {
            left = new Calculation(state.Take().Text, left, ParseCalculation(level + 1));
        }
        return left;
    }

    private Expression ParseUnary()
    {
        if (state.Current.Kind != TokenKind.Symbol || state.Current.Text is not ("-" or "+" or "~")) return ParsePrimary();
        var symbol = state.Take().Text;
        var operand = ParseUnary();
        return symbol == "-" && operand is Constant { Value.Kind: QueryKind.Number } number
            ? new Constant(QueryValue.Of(-number.Value.Number))
            : new Sign(symbol, operand);
    }
}

/// <summary>x IN (SELECT VALUE …).</summary>
internal sealed class InRows(Expression operand, SelectQuery query) : Expression
{
    public override QueryValue Evaluate(QueryScope scope)
    {
        var value = operand.Evaluate(scope);
        return value.IsDefined ? QueryValue.Of(query.Rows(scope).Any(row => ValueOrder.Equal(value, row))) : QueryValue.Undefined;
    }
}

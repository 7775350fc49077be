namespace Serverless.LocalDev.Cosmos.Query;

internal sealed class And(Expression left, Expression right) : Expression
{
    public Expression Left { get; } = left;

    public Expression Right { get; } = right;

    public override QueryValue Evaluate(QueryScope scope)
    {
        var a = Left.Evaluate(scope);
        if (a.IsFalse) return QueryValue.False;
        var b = Right.Evaluate(scope);
        if (b.IsFalse) return QueryValue.False;
        return a.IsTrue && b.IsTrue ? QueryValue.True : QueryValue.Undefined;
    }
}

internal sealed class Or(Expression left, Expression right) : Expression
{
    public override QueryValue Evaluate(QueryScope scope)
    {
        var a = left.Evaluate(scope);
        if (a.IsTrue) return QueryValue.True;
        var b = right.Evaluate(scope);
        if (b.IsTrue) return QueryValue.True;
        return a.IsFalse && b.IsFalse ? QueryValue.False : QueryValue.Undefined;
    }
}

internal sealed class Not(Expression operand) : Expression
{
    public override QueryValue Evaluate(QueryScope scope)
    {
        var value = operand.Evaluate(scope);
        return value.Kind == QueryKind.Boolean ? QueryValue.Of(!value.IsTrue) : QueryValue.Undefined;
    }
}

internal sealed class Conditional(Expression condition, Expression whenTrue, Expression otherwise) : Expression
{
    public override QueryValue Evaluate(QueryScope scope) =>
        condition.Evaluate(scope).IsTrue ? whenTrue.Evaluate(scope) : otherwise.Evaluate(scope);
}

internal sealed class Coalesce(Expression left, Expression right) : Expression
{
    public override QueryValue Evaluate(QueryScope scope) =>
        left.Evaluate(scope) is { IsDefined: true } value ? value : right.Evaluate(scope);
}

internal sealed class In(Expression operand, List<Expression> choices) : Expression
{
    private HashSet<string>? constantTexts;
    private bool examined;

    public override QueryValue Evaluate(QueryScope scope)
    {
        var value = operand.Evaluate(scope);
        if (!value.IsDefined) return QueryValue.Undefined;
        if (Texts() is { } texts) return QueryValue.Of(value.Kind == QueryKind.String && texts.Contains(value.Text));
        foreach (var choice in choices)
        {
            if (ValueOrder.Equal(value, choice.Evaluate(scope))) return QueryValue.True;
        }
        return QueryValue.False;
    }

    // Reading many documents by id is one IN over thousands of constants.
    private HashSet<string>? Texts()
    {
        if (examined) return constantTexts;
        if (choices.Count > 8 && choices.TrueForAll(choice => choice is Constant { Value.Kind: QueryKind.String }))
        {
            constantTexts = [.. choices.Cast<Constant>().Select(choice => choice.Value.Text)];
        }
        examined = true;
        return constantTexts;
    }
}

internal sealed class Between(Expression operand, Expression low, Expression high) : Expression
{
    public override QueryValue Evaluate(QueryScope scope)
    {
        var value = operand.Evaluate(scope);
        var from = low.Evaluate(scope);
        var to = high.Evaluate(scope);
        if (value.Kind != from.Kind || value.Kind != to.Kind || !Comparison.IsOrdered(value.Kind)) return QueryValue.Undefined;
        return QueryValue.Of(ValueOrder.Instance.Compare(value, from) >= 0 && ValueOrder.Instance.Compare(value, to) <= 0);
    }
}

internal sealed class Exists(SelectQuery query) : Expression
{
    public override QueryValue Evaluate(QueryScope scope) => QueryValue.Of(query.Rows(scope).Any());
}

/// <summary>ARRAY(SELECT …): all rows.</summary>
internal sealed class ArrayFrom(SelectQuery query) : Expression
{
    public override QueryValue Evaluate(QueryScope scope) => QueryValue.Of(query.Rows(scope).ToList());
}

/// <summary>(SELECT …): its one row, or undefined.</summary>
internal sealed class ScalarFrom(SelectQuery query) : Expression
{
    public override QueryValue Evaluate(QueryScope scope) => query.Rows(scope).FirstOrDefault();
}

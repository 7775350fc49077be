namespace Serverless.LocalDev.Cosmos.Query;

/// <summary>= and != hold between all types; the ordering operators only between values of one type that has an order.</summary>
internal sealed class Comparison(string symbol, Expression left, Expression right) : Expression
{
    public string Symbol { get; } = symbol;

    public Expression Left { get; } = left;

    public Expression Right { get; } = right;

    public static bool IsOrdered(QueryKind kind) => kind is QueryKind.Null or QueryKind.Boolean or QueryKind.Number or QueryKind.String;

    public override QueryValue Evaluate(QueryScope scope)
    {
        var a = Left.Evaluate(scope);
        if (!a.IsDefined) return QueryValue.Undefined;
        var b = Right.Evaluate(scope);
        if (!b.IsDefined) return QueryValue.Undefined;
        switch (Symbol)
        {
            case "=": return QueryValue.Of(ValueOrder.Equal(a, b));
            case "!=" or "<>": return QueryValue.Of(!ValueOrder.Equal(a, b));
        }
        if (a.Kind != b.Kind || !IsOrdered(a.Kind)) return QueryValue.Undefined;
        var order = ValueOrder.Instance.Compare(a, b);
        return QueryValue.Of(Symbol switch
        {
            "<" => order < 0,
            "<=" => order <= 0,
            ">" => order > 0,
            _ => order >= 0,
        });
    }
}

/// <summary>Arithmetic and bitwise operators over numbers, and || over strings.</summary>
internal sealed class Calculation(string symbol, Expression left, Expression right) : Expression
{
    public override QueryValue Evaluate(QueryScope scope)
    {
        var a = left.Evaluate(scope);
        var b = right.Evaluate(scope);
        if (symbol == "||") return a.Kind == QueryKind.String && b.Kind == QueryKind.String ? QueryValue.Of(a.Text + b.Text) : QueryValue.Undefined;
        if (a.Kind != QueryKind.Number || b.Kind != QueryKind.Number) return QueryValue.Undefined;
        double x = a.Number, y = b.Number;
        return QueryValue.Of(symbol switch
        {
            "+" => x + y,
            "-" => x - y,
            "*" => x * y,
            "/" => x / y,
            "%" => x % y,
            "&" => (int)x & (int)y,
            "|" => (int)x | (int)y,
            "^" => (int)x ^ (int)y,
            "<<" => (int)x << (int)y,
            ">>" => (int)x >> (int)y,
            _ => (int)x >>> (int)y,
        });
    }
}

internal sealed class Sign(string symbol, Expression operand) : Expression
{
    public override QueryValue Evaluate(QueryScope scope)
    {
        var value = operand.Evaluate(scope);
        if (value.Kind != QueryKind.Number) return QueryValue.Undefined;
        return symbol switch
        {
            "-" => QueryValue.Of(-value.Number),
            "~" => QueryValue.Of(~(int)value.Number),
            _ => value,
        };
    }
}

namespace Serverless.LocalDev.ServiceBus;

/// <summary>A node of a filter expression. Truth has three values: a condition on a missing property is unknown (null).</summary>
internal abstract record SqlExpression
{
    public abstract object? Evaluate(BrokeredContent message);
}

internal sealed record SqlLiteral(object? Value) : SqlExpression
{
    public override object? Evaluate(BrokeredContent message) => Value;
}

internal sealed record SqlProperty(string Name, bool IsSystem) : SqlExpression
{
    public override object? Evaluate(BrokeredContent message) =>
        IsSystem ? MessageFields.System(message, Name) : MessageFields.Application(message, Name);
}

internal sealed record SqlExists(SqlProperty Property) : SqlExpression
{
    public override object? Evaluate(BrokeredContent message) => Property.Evaluate(message) is not null;
}

internal sealed record SqlIsNull(SqlExpression Operand, bool Negated) : SqlExpression
{
    public override object? Evaluate(BrokeredContent message) => Operand.Evaluate(message) is null != Negated;
}

internal sealed record SqlNot(SqlExpression Operand) : SqlExpression
{
    public override object? Evaluate(BrokeredContent message) => Operand.Evaluate(message) is bool value ? !value : null;
}

internal sealed record SqlAnd(SqlExpression Left, SqlExpression Right) : SqlExpression
{
    public override object? Evaluate(BrokeredContent message)
    {
        var left = Left.Evaluate(message) as bool?;
        if (left == false) return false;
        var right = Right.Evaluate(message) as bool?;
        return right == false ? false : left & right;
    }
}

internal sealed record SqlOr(SqlExpression Left, SqlExpression Right) : SqlExpression
{
    public override object? Evaluate(BrokeredContent message)
    {
        var left = Left.Evaluate(message) as bool?;
        if (left == true) return true;
        var right = Right.Evaluate(message) as bool?;
        return right == true ? true : left | right;
    }
}

internal sealed record SqlComparison(string Operator, SqlExpression Left, SqlExpression Right) : SqlExpression
{
    public override object? Evaluate(BrokeredContent message)
    {
        if (SqlValue.Compare(Left.Evaluate(message), Right.Evaluate(message)) is not { } order) return null;
        return Operator switch
        {
            "=" => order == 0,
            "<>" or "!=" => order != 0,
            "<" => order < 0,
            "<=" => order <= 0,
            ">" => order > 0,
            _ => order >= 0,
        };
    }
}

internal sealed record SqlArithmetic(char Operator, SqlExpression Left, SqlExpression Right) : SqlExpression
{
    public override object? Evaluate(BrokeredContent message) => SqlValue.Calculate(Operator, Left.Evaluate(message), Right.Evaluate(message));
}

internal sealed record SqlIn(SqlExpression Operand, IReadOnlyList<SqlExpression> Choices, bool Negated) : SqlExpression
{
    public override object? Evaluate(BrokeredContent message)
    {
        var value = Operand.Evaluate(message);
        if (value is null) return null;
        foreach (var choice in Choices)
        {
            if (SqlValue.Compare(value, choice.Evaluate(message)) == 0) return !Negated;
        }
        return Negated;
    }
}

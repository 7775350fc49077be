namespace Serverless.LocalDev.Cosmos.Query;

/// <summary>A scalar expression; errors of type are undefined, not exceptions.</summary>
internal abstract class Expression
{
    public abstract QueryValue Evaluate(QueryScope scope);
}

internal sealed class Constant(QueryValue value) : Expression
{
    public QueryValue Value { get; } = value;

    public override QueryValue Evaluate(QueryScope scope) => Value;
}

internal sealed class Parameter(string name) : Expression
{
    public string Name { get; } = name;

    public override QueryValue Evaluate(QueryScope scope) => scope.Parameters.GetValueOrDefault(Name);
}

/// <summary>An alias of FROM or JOIN.</summary>
internal sealed class Variable(string name, int slot) : Expression
{
    public string Name { get; } = name;

    public int Slot { get; } = slot;

    public override QueryValue Evaluate(QueryScope scope) => scope.Slots[Slot];
}

internal sealed class MemberOf(Expression target, string name) : Expression
{
    public Expression Target { get; } = target;

    public string Name { get; } = name;

    public override QueryValue Evaluate(QueryScope scope) => Target.Evaluate(scope).Member(Name);
}

internal sealed class ItemOf(Expression target, Expression index) : Expression
{
    public override QueryValue Evaluate(QueryScope scope)
    {
        var key = index.Evaluate(scope);
        return key.Kind switch
        {
            QueryKind.String => target.Evaluate(scope).Member(key.Text),
            QueryKind.Number => target.Evaluate(scope).Item(key.Number),
            _ => QueryValue.Undefined,
        };
    }
}

internal sealed class ArrayOf(List<Expression> items) : Expression
{
    public override QueryValue Evaluate(QueryScope scope)
    {
        var values = new List<QueryValue>(items.Count);
        foreach (var item in items)
        {
            if (item.Evaluate(scope) is { IsDefined: true } value) values.Add(value);
        }
        return QueryValue.Of(values);
    }
}

internal sealed class ObjectOf(List<KeyValuePair<string, Expression>> members) : Expression
{
    public override QueryValue Evaluate(QueryScope scope)
    {
        var values = new List<KeyValuePair<string, QueryValue>>(members.Count);
        foreach (var (name, member) in members)
        {
            if (member.Evaluate(scope) is { IsDefined: true } value) values.Add(KeyValuePair.Create(name, value));
        }
        return QueryValue.Of(values);
    }
}

internal sealed class AggregateOf(int index, AggregateKind kind, Expression argument) : Expression
{
    public int Index { get; } = index;

    public AggregateKind Kind { get; } = kind;

    public Expression Argument { get; } = argument;

    public override QueryValue Evaluate(QueryScope scope) => scope.Accumulators[Index]?.Result ?? QueryValue.Undefined;
}

internal sealed class FunctionOf(QueryFunction function, Expression[] arguments) : Expression
{
    public override QueryValue Evaluate(QueryScope scope)
    {
        var values = new QueryValue[arguments.Length];
        for (var i = 0; i < values.Length; i++) values[i] = arguments[i].Evaluate(scope);
        return function(values, scope);
    }
}

internal delegate QueryValue QueryFunction(QueryValue[] arguments, QueryScope scope);

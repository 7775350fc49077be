namespace Serverless.LocalDev.Cosmos.Query;

/// <summary>One SELECT, whole or inside another, ready to run.</summary>
internal sealed class SelectQuery
{
    public bool IsDistinct { get; set; }

    public Expression? Top { get; set; }

    /// <summary>What a row becomes.</summary>
    public Expression Projection { get; set; } = null!;

    public List<FromSource> Sources { get; } = [];

    public Expression? Where { get; set; }

    public List<Expression> GroupBy { get; } = [];

    public List<AggregateOf> Aggregates { get; } = [];

    public List<(Expression Key, bool Descending)> OrderBy { get; } = [];

    public Expression? Offset { get; set; }

    public Expression? Limit { get; set; }

    /// <summary>Every row stands for itself: results can be given as documents are read.</summary>
    public bool IsStreaming => !IsDistinct && Top is null && GroupBy.Count == 0 && Aggregates.Count == 0 && OrderBy.Count == 0 && Offset is null && Limit is null;

    /// <summary>The result rows, undefined ones left out, with FROM read from the scope.</summary>
    public IEnumerable<QueryValue> Rows(QueryScope scope) => Shape(Bind(scope, 0), scope);

    /// <summary>Sets the row's aliases in the scope, one row after the other, and says which of them WHERE lets through.</summary>
    public IEnumerable<bool> Bind(QueryScope scope, int source)
    {
        if (source == Sources.Count)
        {
            if (Where is null || Where.Evaluate(scope).IsTrue) yield return true;
            yield break;
        }
        foreach (var value in Sources[source].Values(scope))
        {
            scope.Slots[Sources[source].Slot] = value;
            foreach (var row in Bind(scope, source + 1)) yield return row;
        }
    }

    /// <summary>Everything behind WHERE: groups, order, projection, DISTINCT and the window.</summary>
    public IEnumerable<QueryValue> Shape(IEnumerable<bool> rows, QueryScope scope)
    {
        IEnumerable<QueryValue> results;
        if (GroupBy.Count > 0 || Aggregates.Count > 0) results = RowGroups.Project(this, rows, scope);
        else if (OrderBy.Count > 0) results = RowOrder.Project(this, rows, scope);
        else results = Project(rows, scope);
        if (IsDistinct) results = results.DistinctBy(ValueText.Identity, StringComparer.Ordinal);
        if (Window(Offset, scope) is { } offset) results = results.Skip(offset);
        if (Window(Limit, scope) is { } limit) results = results.Take(limit);
        return Window(Top, scope) is { } top ? results.Take(top) : results;
    }

    private IEnumerable<QueryValue> Project(IEnumerable<bool> rows, QueryScope scope)
    {
        foreach (var _ in rows)
        {
            if (Projection.Evaluate(scope) is { IsDefined: true } value) yield return value;
        }
    }

    private static int? Window(Expression? expression, QueryScope scope)
    {
        if (expression is null) return null;
        var value = expression.Evaluate(scope);
        return value.Kind == QueryKind.Number && value.Number >= 0
            ? (int)Math.Min(value.Number, int.MaxValue)
            : throw new Http.CosmosRefusal(400, "TOP, OFFSET and LIMIT take a number that is not negative.");
    }
}

/// <summary>An alias of FROM or JOIN, and where its values come from.</summary>
/// <param name="Collection">Null for the container itself.</param>
/// <param name="IsIteration">IN: the alias stands for each item, not for the whole.</param>
internal sealed record FromSource(string Alias, int Slot, Expression? Collection, SelectQuery? Subquery, bool IsIteration)
{
    public IEnumerable<QueryValue> Values(QueryScope scope)
    {
        if (Subquery is not null)
        {
            foreach (var row in Subquery.Rows(scope).ToList())
            {
                if (!IsIteration) yield return row;
                else if (row.Kind == QueryKind.Array) foreach (var item in row.Items) yield return item;
            }
            yield break;
        }
        if (Collection is null)
        {
            foreach (var document in scope.Documents) yield return document;
            yield break;
        }
        var value = Collection.Evaluate(scope);
        if (!IsIteration)
        {
            if (value.IsDefined) yield return value;
        }
        else if (value.Kind == QueryKind.Array)
        {
            foreach (var item in value.Items) yield return item;
        }
    }
}

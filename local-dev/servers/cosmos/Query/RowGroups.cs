namespace Serverless.LocalDev.Cosmos.Query;

/// <summary>GROUP BY and aggregates: one result a group, in the order in which the groups were met.</summary>
internal static class RowGroups
{
    public static IEnumerable<QueryValue> Project(SelectQuery query, IEnumerable<bool> rows, QueryScope scope)
    {
        var groups = new Dictionary<string, Group>(StringComparer.Ordinal);
        var inOrder = new List<Group>();
        foreach (var _ in rows)
        {
            var key = query.GroupBy.Count == 0 ? "" : string.Join('\n', query.GroupBy.Select(by => ValueText.Identity(by.Evaluate(scope))));
            if (!groups.TryGetValue(key, out var group))
            {
                groups[key] = group = Begin(query, scope);
                inOrder.Add(group);
            }
            foreach (var aggregate in query.Aggregates) group.Accumulators[aggregate.Index]!.Add(aggregate.Argument.Evaluate(scope));
        }
        // Without GROUP BY there is one result even over nothing.
        if (query.GroupBy.Count == 0 && inOrder.Count == 0) inOrder.Add(Begin(query, scope));
        var (slots, accumulators) = (scope.Slots, scope.Accumulators);
        var results = new List<(QueryValue Value, QueryValue[] Keys)>(inOrder.Count);
        foreach (var group in inOrder)
        {
            scope.Slots = group.Slots;
            scope.Accumulators = group.Accumulators;
            if (query.Projection.Evaluate(scope) is { IsDefined: true } value) results.Add((value, RowOrder.Keys(query, scope)));
        }
        (scope.Slots, scope.Accumulators) = (slots, accumulators);
        return query.OrderBy.Count > 0 ? RowOrder.Sort(query, results) : results.Select(result => result.Value);
    }

    private static Group Begin(SelectQuery query, QueryScope scope)
    {
        var accumulators = (Accumulator?[])scope.Accumulators.Clone();
        foreach (var aggregate in query.Aggregates) accumulators[aggregate.Index] = new Accumulator(aggregate.Kind);
        return new Group((QueryValue[])scope.Slots.Clone(), accumulators);
    }

    private sealed record Group(QueryValue[] Slots, Accumulator?[] Accumulators);
}

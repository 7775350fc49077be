namespace Serverless.LocalDev.Cosmos.Query;

/// <summary>ORDER BY: stable, undefined first when ascending.</summary>
internal static class RowOrder
{
    public static IEnumerable<QueryValue> Project(SelectQuery query, IEnumerable<bool> rows, QueryScope scope)
    {
        var results = new List<(QueryValue Value, QueryValue[] Keys)>();
        foreach (var _ in rows)
        {
            if (query.Projection.Evaluate(scope) is { IsDefined: true } value) results.Add((value, Keys(query, scope)));
        }
        return Sort(query, results);
    }

    public static QueryValue[] Keys(SelectQuery query, QueryScope scope)
    {
        if (query.OrderBy.Count == 0) return [];
        var keys = new QueryValue[query.OrderBy.Count];
        for (var i = 0; i < keys.Length; i++) keys[i] = query.OrderBy[i].Key.Evaluate(scope);
        return keys;
    }

    public static IEnumerable<QueryValue> Sort(SelectQuery query, List<(QueryValue Value, QueryValue[] Keys)> results)
    {
        IOrderedEnumerable<(QueryValue Value, QueryValue[] Keys)>? ordered = null;
        for (var i = 0; i < query.OrderBy.Count; i++)
        {
            var field = i;
            QueryValue Key((QueryValue Value, QueryValue[] Keys) row) => row.Keys[field];
            ordered = (ordered, query.OrderBy[i].Descending) switch
            {
                (null, false) => results.OrderBy(Key, ValueOrder.Instance),
                (null, true) => results.OrderByDescending(Key, ValueOrder.Instance),
                ({ } known, false) => known.ThenBy(Key, ValueOrder.Instance),
                ({ } known, true) => known.ThenByDescending(Key, ValueOrder.Instance),
            };
        }
        return ordered!.Select(row => row.Value);
    }
}

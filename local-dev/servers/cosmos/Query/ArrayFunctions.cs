namespace Serverless.LocalDev.Cosmos.Query;

/// <summary>Array functions ("Array functions").</summary>
internal static class ArrayFunctions
{
    public static void Register(FunctionRegistration add)
    {
        add("ARRAY_CONTAINS", 2, 3, (a, _) => a[0].Kind == QueryKind.Array && a[1].IsDefined ? QueryValue.Of(Contains(a[0], a[1], a.Length > 2 && a[2].IsTrue)) : default);
        add("ARRAY_CONTAINS_ANY", 2, 200, (a, _) => a[0].Kind == QueryKind.Array ? QueryValue.Of(a.Skip(1).Any(item => Contains(a[0], item, false))) : default);
        add("ARRAY_CONTAINS_ALL", 2, 200, (a, _) => a[0].Kind == QueryKind.Array ? QueryValue.Of(a.Skip(1).All(item => Contains(a[0], item, false))) : default);
        add("ARRAY_LENGTH", 1, 1, (a, _) => a[0].Kind == QueryKind.Array ? QueryValue.Of(a[0].ItemCount) : default);
        add("ARRAY_SLICE", 2, 3, (a, _) => a[0].Kind == QueryKind.Array && a[1].Kind == QueryKind.Number && (a.Length < 3 || a[2].Kind == QueryKind.Number) ? Slice(a) : default);
        add("ARRAY_CONCAT", 2, 200, (a, _) => Array.TrueForAll(a, item => item.Kind == QueryKind.Array) ? QueryValue.Of(a.SelectMany(item => item.Items).ToList()) : default);
        add("SETINTERSECT", 2, 2, (a, _) => AreArrays(a)
            ? QueryValue.Of(a[0].Items.Where(item => Contains(a[1], item, false)).DistinctBy(ValueText.Identity).ToList())
            : default);
        add("SETUNION", 2, 2, (a, _) => AreArrays(a) ? QueryValue.Of(a[0].Items.Concat(a[1].Items).DistinctBy(ValueText.Identity).ToList()) : default);
        add("OBJECTTOARRAY", 1, 1, (a, _) => a[0].Kind == QueryKind.Object ? QueryValue.Of(a[0].Members.Select(Pair).ToList()) : default);
    }

    private static bool AreArrays(QueryValue[] a) => a[0].Kind == QueryKind.Array && a[1].Kind == QueryKind.Array;

    private static bool Contains(QueryValue array, QueryValue wanted, bool partially)
    {
        foreach (var item in array.Items)
        {
            if (partially ? Includes(item, wanted) : ValueOrder.Equal(item, wanted)) return true;
        }
        return false;
    }

    // An object is found by some of its members, at any depth.
    private static bool Includes(QueryValue item, QueryValue wanted) => item.Kind == QueryKind.Object && wanted.Kind == QueryKind.Object
        ? wanted.Members.All(member => Includes(item.Member(member.Key), member.Value))
        : ValueOrder.Equal(item, wanted);

    private static QueryValue Slice(QueryValue[] a)
    {
        var count = a[0].ItemCount;
        var start = a[1].Number < 0 ? Math.Max(0, count + a[1].Number) : a[1].Number;
        var length = a.Length > 2 ? Math.Max(0, a[2].Number) : count;
        return QueryValue.Of(a[0].Items.Skip((int)Math.Min(start, count)).Take((int)Math.Min(length, count)).ToList());
    }

    private static QueryValue Pair(KeyValuePair<string, QueryValue> member) => QueryValue.Of(
        new List<KeyValuePair<string, QueryValue>> { KeyValuePair.Create("k", QueryValue.Of(member.Key)), KeyValuePair.Create("v", member.Value) });
}

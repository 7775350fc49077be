namespace Serverless.LocalDev.Cosmos.Query;

/// <summary>Equality, order and identity of values ("Equality and comparison operators", "ORDER BY clause").</summary>
internal sealed class ValueOrder : IComparer<QueryValue>
{
    public static ValueOrder Instance { get; } = new();

    /// <summary>Deep; values of different types are not equal.</summary>
    public static bool Equal(QueryValue left, QueryValue right)
    {
        if (left.Kind != right.Kind) return false;
        return left.Kind switch
        {
            QueryKind.Boolean => left.IsTrue == right.IsTrue,
            QueryKind.Number => left.Number.Equals(right.Number),
            QueryKind.String when left.IsElement && !right.IsElement => left.Element.ValueEquals(right.Text),
            QueryKind.String => left.Text == right.Text,
            QueryKind.Array => left.ItemCount == right.ItemCount && left.Items.Zip(right.Items).All(pair => Equal(pair.First, pair.Second)),
            QueryKind.Object => EqualObjects(left, right),
            _ => true,
        };
    }

    /// <summary>By type first, then by value; objects and arrays by their text, so that the order is at least stable.</summary>
    public int Compare(QueryValue left, QueryValue right)
    {
        if (left.Kind != right.Kind) return left.Kind.CompareTo(right.Kind);
        return left.Kind switch
        {
            QueryKind.Boolean => left.IsTrue.CompareTo(right.IsTrue),
            QueryKind.Number => left.Number.CompareTo(right.Number),
            QueryKind.String => string.CompareOrdinal(left.Text, right.Text),
            QueryKind.Array or QueryKind.Object => string.CompareOrdinal(ValueText.Identity(left), ValueText.Identity(right)),
            _ => 0,
        };
    }

    private static bool EqualObjects(QueryValue left, QueryValue right)
    {
        var count = 0;
        foreach (var (name, value) in left.Members)
        {
            count++;
            if (!Equal(value, right.Member(name))) return false;
        }
        return right.Members.Count() == count;
    }
}

namespace Serverless.LocalDev.Cosmos.Query;

internal enum AggregateKind { Count, Sum, Min, Max, Avg }

/// <summary>
/// A running aggregate ("Aggregate functions"): undefined values are passed over; SUM and AVG over anything that is not a
/// number are undefined.
/// </summary>
internal sealed class Accumulator(AggregateKind kind)
{
    private double sum;
    private long count;
    private bool spoiled;
    private QueryValue best;

    public void Add(QueryValue value)
    {
        if (!value.IsDefined) return;
        count++;
        switch (kind)
        {
            case AggregateKind.Sum or AggregateKind.Avg:
                if (value.Kind == QueryKind.Number) sum += value.Number;
                else spoiled = true;
                break;
            case AggregateKind.Min or AggregateKind.Max when value.Kind is QueryKind.Array or QueryKind.Object:
                spoiled = true;
                break;
            case AggregateKind.Min:
                if (!best.IsDefined || ValueOrder.Instance.Compare(value, best) < 0) best = value;
                break;
            case AggregateKind.Max:
                if (!best.IsDefined || ValueOrder.Instance.Compare(value, best) > 0) best = value;
                break;
        }
    }

    public QueryValue Result => kind switch
    {
        AggregateKind.Count => QueryValue.Of(count),
        _ when spoiled => QueryValue.Undefined,
        AggregateKind.Sum => QueryValue.Of(sum),
        AggregateKind.Avg => count == 0 ? QueryValue.Undefined : QueryValue.Of(sum / count),
        _ => best,
    };
}

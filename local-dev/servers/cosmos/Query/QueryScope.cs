namespace Serverless.LocalDev.Cosmos.Query;

/// <summary>What expressions see while a query runs: the current row, the parameters, the time, the running aggregates.</summary>
internal sealed class QueryScope(int slots, int aggregates, IReadOnlyDictionary<string, QueryValue> parameters, DateTimeOffset now)
{
    /// <summary>One for each alias of the query and of the queries inside it.</summary>
    public QueryValue[] Slots { get; set; } = new QueryValue[slots];

    public Accumulator?[] Accumulators { get; set; } = new Accumulator?[aggregates];

    public IReadOnlyDictionary<string, QueryValue> Parameters { get; } = parameters;

    /// <summary>What FROM the container means.</summary>
    public required IEnumerable<QueryValue> Documents { get; init; }

    public DateTimeOffset Now { get; } = now;
}

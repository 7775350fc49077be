namespace Microsoft.DurableTask;

/// <summary>One page of values; a null continuation token means it is the last.</summary>
public sealed class Page<T>(IReadOnlyList<T> values, string? continuationToken = default)
    where T : notnull
{
    public IReadOnlyList<T> Values { get; } = values;

    public string? ContinuationToken { get; } = continuationToken;
}

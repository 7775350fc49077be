namespace Microsoft.DurableTask.Client;

/// <param name="Recursive">Purges the finished sub-orchestrations too.</param>
public record PurgeInstanceOptions(bool Recursive = false);

/// <summary>Which finished instances to purge.</summary>
public record PurgeInstancesFilter(
    DateTimeOffset? CreatedFrom = default,
    DateTimeOffset? CreatedTo = default,
    IEnumerable<OrchestrationRuntimeStatus>? Statuses = default)
{
    /// <summary>When it is over, the purge stops between two batches and answers <see cref="PurgeResult.IsComplete"/> false.</summary>
    public TimeSpan? Timeout { get; init; }
}

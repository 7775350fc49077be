namespace Microsoft.DurableTask.Client;

/// <summary>Which instances to list. Bounds are inclusive; a null filter lets everything pass.</summary>
/// <param name="TaskHubNames">Not supported by the embedded cloud, which has one task hub.</param>
public record OrchestrationQuery(
    DateTimeOffset? CreatedFrom = default,
    DateTimeOffset? CreatedTo = default,
    IEnumerable<OrchestrationRuntimeStatus>? Statuses = default,
    IEnumerable<string>? TaskHubNames = default,
    string? InstanceIdPrefix = default,
    int PageSize = OrchestrationQuery.DefaultPageSize,
    bool FetchInputsAndOutputs = false,
    string? ContinuationToken = default)
{
    public const int DefaultPageSize = 100;
}

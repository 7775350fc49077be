namespace Microsoft.DurableTask;

/// <summary>How a sub-orchestration is called.</summary>
public record SubOrchestrationOptions : TaskOptions
{
    public SubOrchestrationOptions(TaskRetryOptions? retry = null, string? instanceId = null) : base(retry, null) =>
        InstanceId = instanceId;

    public SubOrchestrationOptions(TaskOptions options, string? instanceId = null) : base(options)
    {
        InstanceId = instanceId;
        if (options is not SubOrchestrationOptions derived) return;
        InstanceId ??= derived.InstanceId;
        Version = derived.Version;
    }

    public SubOrchestrationOptions(SubOrchestrationOptions options) : base(options)
    {
        InstanceId = options.InstanceId;
        Version = options.Version;
    }

    /// <summary>Derived from the parent's id and history when null.</summary>
    public string? InstanceId { get; init; }

    public new TaskVersion? Version { get; init; }
}

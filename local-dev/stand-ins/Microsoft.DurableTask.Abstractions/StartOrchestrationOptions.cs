using System.Collections.Immutable;

namespace Microsoft.DurableTask;

/// <summary>How a new orchestration is started.</summary>
/// <param name="InstanceId">Generated when null. An unfinished instance of this id is replaced unless <see cref="DedupeStatuses"/> forbids it.</param>
/// <param name="StartAt">Not before this time.</param>
public record StartOrchestrationOptions(string? InstanceId = default, DateTimeOffset? StartAt = default)
{
    public StartOrchestrationOptions(StartOrchestrationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        InstanceId = options.InstanceId;
        StartAt = options.StartAt;
        Tags = options.Tags;
        Version = options.Version;
        DedupeStatuses = options.DedupeStatuses;
    }

    public IReadOnlyDictionary<string, string> Tags { get; init; } = ImmutableDictionary<string, string>.Empty;

    public TaskVersion? Version { get; init; }

    /// <summary>Names of runtime statuses in which an existing instance of the same id is left alone and the start fails.</summary>
    public IReadOnlyList<string>? DedupeStatuses { get; init; }
}

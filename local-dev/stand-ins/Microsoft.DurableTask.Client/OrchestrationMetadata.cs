using System.Collections.Immutable;
using Microsoft.DurableTask.Converters;

namespace Microsoft.DurableTask.Client;

/// <summary>What is known of one instance. Inputs, outputs and custom status are there only when they were asked for.</summary>
public sealed class OrchestrationMetadata(string name, string instanceId)
{
    public string Name { get; } = name;

    public string InstanceId { get; } = instanceId;

    public DataConverter? DataConverter { get; init; }

    public OrchestrationRuntimeStatus RuntimeStatus { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset LastUpdatedAt { get; init; }

    public string? SerializedInput { get; init; }

    public string? SerializedOutput { get; init; }

    public string? SerializedCustomStatus { get; init; }

    public IReadOnlyDictionary<string, string> Tags { get; init; } = ImmutableDictionary<string, string>.Empty;

    public TaskFailureDetails? FailureDetails { get; init; }

    public bool IsRunning => RuntimeStatus == OrchestrationRuntimeStatus.Running;

    public bool IsCompleted => RuntimeStatus
        is OrchestrationRuntimeStatus.Completed or OrchestrationRuntimeStatus.Failed or OrchestrationRuntimeStatus.Terminated;

    /// <summary>False when inputs and outputs were not asked for: reading one is then a mistake, not a null.</summary>
    internal bool HasPayloads { get; init; } = true;

    /// <exception cref="InvalidOperationException">Inputs and outputs were not asked for.</exception>
    public T? ReadInputAs<T>() => Read<T>(SerializedInput);

    /// <inheritdoc cref="ReadInputAs"/>
    public T? ReadOutputAs<T>() => Read<T>(SerializedOutput);

    /// <inheritdoc cref="ReadInputAs"/>
    public T? ReadCustomStatusAs<T>() => Read<T>(SerializedCustomStatus);

    public override string ToString() => $"[Name: '{Name}', ID: '{InstanceId}', RuntimeStatus: {RuntimeStatus}, CreatedAt: {CreatedAt:s}, LastUpdatedAt: {LastUpdatedAt:s}]";

    private T? Read<T>(string? payload) => HasPayloads
        ? (DataConverter ?? JsonDataConverter.Default).Deserialize<T>(payload)
        : throw new InvalidOperationException(
            "The instance metadata was fetched without inputs and outputs: ask with getInputsAndOutputs (or FetchInputsAndOutputs) to read them.");
}

using System.Text.Json.Serialization;
using Microsoft.DurableTask;

namespace Serverless.LocalDev.Durable;

internal enum ActionKind : byte
{
    CallActivity,
    CreateTimer,
    CancelTimer,
    StartChild,
    SendEvent,
    Complete,
    ContinueAsNew,
}

/// <summary>Something an orchestrator's code asked for in one turn.</summary>
internal sealed record OrchestrationAction(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] ActionKind Kind,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] int TaskId)
{
    /// <summary>The task or event name; for a completion, the runtime status.</summary>
    public string? Name { get; init; }

    [JsonConverter(typeof(RecordedPayload))]
    public string? Payload { get; init; }

    /// <summary>Of the sub-orchestration, or of the event's receiver.</summary>
    public string? InstanceId { get; init; }

    public string? Version { get; init; }

    [JsonPropertyName("dueAt"), JsonConverter(typeof(RecordedTime))]
    public long DueTicks { get; init; }

    public TaskFailureDetails? Failure { get; init; }

    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    /// <summary>Cancelling and ending follow from the rest: a replay need not repeat their record to be the same.</summary>
    [JsonIgnore]
    public bool IsCompared => Kind is ActionKind.CallActivity or ActionKind.CreateTimer or ActionKind.StartChild or ActionKind.SendEvent;

    /// <summary>Same kind, name and receiver: what a replay must repeat.</summary>
    public bool Repeats(OrchestrationAction recorded) => Kind == recorded.Kind
        && string.Equals(Name, recorded.Name, StringComparison.OrdinalIgnoreCase)
        && string.Equals(InstanceId, recorded.InstanceId, StringComparison.Ordinal);

    /// <summary>As a person would name it: "activity 'Reserve'".</summary>
    public string Describe() => Kind switch
    {
        ActionKind.CallActivity => $"activity '{Name}'",
        ActionKind.CreateTimer => "a timer",
        ActionKind.CancelTimer => $"the cancellation of timer #{TaskId}",
        ActionKind.StartChild => $"sub-orchestration '{Name}' with id '{InstanceId}'",
        ActionKind.SendEvent => $"event '{Name}' to instance '{InstanceId}'",
        ActionKind.ContinueAsNew => "continue-as-new",
        _ => Failure is null ? $"the end of the orchestration ({Name})" : $"the end of the orchestration ({Name}: {Failure.ErrorMessage})",
    };
}

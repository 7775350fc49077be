using System.Text.Json.Serialization;
using Microsoft.DurableTask;

namespace Serverless.LocalDev.Durable;

internal enum EventKind : byte
{
    Started,
    ActivityCompleted,
    ActivityFailed,
    TimerFired,
    ChildCompleted,
    ChildFailed,
    Raised,
    Suspended,
    Resumed,
    Terminated,
    Rewound,
    Violation,
}

/// <summary>Something that happened to an orchestration: first a message in its inbox, then, consumed by a turn, a part of its history.</summary>
internal sealed class OrchestrationEvent(
    EventKind kind, int taskId = 0, string? name = null, string? payload = null, TaskFailureDetails? failure = null, int generation = 0)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public EventKind Kind { get; } = kind;

    /// <summary>The task that ended; for a termination, 1 when it is recursive.</summary>
    public int TaskId { get; } = taskId;

    /// <summary>The event's name, or the reason of a suspension, resumption or rewind.</summary>
    public string? Name { get; } = name;

    [JsonConverter(typeof(RecordedPayload))]
    public string? Payload { get; } = payload;

    public TaskFailureDetails? Failure { get; } = failure;

    /// <summary>Which run of the instance scheduled the task; 0 for what concerns any run.</summary>
    public int Generation { get; } = generation;

    /// <summary>Its row in the inbox; 0 when it has none. Set on the writer thread.</summary>
    [JsonIgnore]
    public long Sequence { get; set; }

    /// <summary>Taken even while the instance is suspended.</summary>
    [JsonIgnore]
    public bool IsControl => Kind is EventKind.Suspended or EventKind.Resumed or EventKind.Terminated or EventKind.Violation;
}

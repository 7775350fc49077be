using Serverless.Orchestrations.Documents;

namespace Serverless.Orchestrations.ServiceRequests;

public enum CaseStatus
{
    Open,

    /// <summary>What the procedure cannot decide waits for a specialist.</summary>
    NeedsPerson,

    Completed,
    Refused,
}

/// <summary>Something that happened in a case, or that is awaited.</summary>
/// <param name="Key">Derived from the step, so that a step done twice is told once.</param>
/// <param name="AwaitedFrom">Who must act next, or null for what merely happened.</param>
/// <param name="DueAt">When an awaited thing is late.</param>
public sealed record TimelineEntry(string Key, DateTimeOffset At, string Text, string? AwaitedFrom = null, DateTimeOffset? DueAt = null);

/// <summary>A service request on its way, in the partition of the account reserved for it.</summary>
public sealed record CaseDocument : AccountPartitionDocument
{
    public const string TypeName = "case";

    public override string Type => TypeName;

    public required string RequestId { get; init; }

    public required ServiceRequestType RequestType { get; init; }

    public required string SubmittedBy { get; init; }

    public required CaseStatus Status { get; init; }

    /// <summary>Why a case was refused or needs a person.</summary>
    public string? Reason { get; init; }

    /// <summary>The orchestration that drives the case.</summary>
    public required string InstanceId { get; init; }

    public required IReadOnlyList<TimelineEntry> Timeline { get; init; }

    /// <summary>The last entry, when it says that somebody must act.</summary>
    public TimelineEntry? Awaited => Status is CaseStatus.Open or CaseStatus.NeedsPerson && Timeline is [.., { AwaitedFrom: not null } last] ? last : null;

    public static string IdFor(string requestId) => $"case-{requestId}";

    /// <summary>The case with an entry more; itself when the step was told before.</summary>
    public CaseDocument With(TimelineEntry entry) =>
        Timeline.Any(told => told.Key == entry.Key)
            ? this
            : this with { Timeline = [.. Timeline, entry], UpdatedAt = entry.At };
}

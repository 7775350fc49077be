using System.Text.Json.Serialization;
using Serverless.Orchestrations.Documents;

namespace Serverless.Orchestrations.ServiceRequests;

public enum CaseStatus
{
    Open,

    /// <summary>What the procedure cannot decide waits for a specialist.</summary>
    NeedsPerson,

    Completed,
    Refused,

    /// <summary>The applicant took the request back.</summary>
    Withdrawn,
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

    /// <summary>The timeline's key of the applicant's withdrawal.</summary>
    public const string WithdrawalKey = "withdrawal";

    /// <summary>The timeline's key of the moment from which on no security is kept.</summary>
    public const string SecurityReturnedKey = "security-returned";

    /// <summary>What the timeline's key of a wait's end adds to the wait's own.</summary>
    public const string EndedSuffix = "-ended";

    private const string ApprovalPrefix = "approval-";

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

    /// <summary>Everything somebody must act on: a wait told under a key ends with the entry of that key and <see cref="EndedSuffix"/>, or with the case.</summary>
    [JsonIgnore]
    public IEnumerable<TimelineEntry> OpenWaits =>
        IsEnding ? [] : Timeline.Where(entry => entry.AwaitedFrom is not null && !Timeline.Any(other => other.Key == $"{entry.Key}{EndedSuffix}"));

    /// <summary>The latest of them.</summary>
    [JsonIgnore]
    public TimelineEntry? Awaited => OpenWaits.LastOrDefault();

    /// <summary>Whether the case has ended, or is on its way there: nothing new is taken for it.</summary>
    [JsonIgnore]
    public bool IsEnding =>
        Status is not (CaseStatus.Open or CaseStatus.NeedsPerson) || Timeline.Any(entry => entry.Key is WithdrawalKey or SecurityReturnedKey);

    /// <summary>
    /// The case without what is the utility's own: what it found out about credit, and who decided what. That something waits for
    /// a decision is the applicant's to know.
    /// </summary>
    public CaseDocument ForApplicant() => this with { Timeline = [.. Timeline.Select(SeenByApplicant).OfType<TimelineEntry>()] };

    private static TimelineEntry? SeenByApplicant(TimelineEntry entry)
    {
        if (entry.Key.StartsWith(ApprovalPrefix, StringComparison.Ordinal))
        {
            if (entry.AwaitedFrom is not null) return entry with { Text = "Under review", AwaitedFrom = "utility" };
            return entry.Key.EndsWith(EndedSuffix, StringComparison.Ordinal) ? entry with { Text = "Review ended" } : null;
        }
        var isInternal = entry.Key.StartsWith("overdue-", StringComparison.Ordinal) || entry.Key.StartsWith("deposit-override-", StringComparison.Ordinal)
            || entry.Key is "credit-report" or "deposit-assessed" or "deposit-in-full";
        return isInternal ? null : entry;
    }

    public static string IdFor(string requestId) => $"case-{requestId}";

    /// <summary>Whether the step of this key is on the timeline.</summary>
    public bool HasTold(string key) => Timeline.Any(told => told.Key == key);

    /// <summary>The case with an entry more; itself when the step was told before.</summary>
    public CaseDocument With(TimelineEntry entry) =>
        HasTold(entry.Key)
            ? this
            : this with { Timeline = [.. Timeline, entry], UpdatedAt = entry.At };
}

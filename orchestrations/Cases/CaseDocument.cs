using System.Text.Json.Serialization;
using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.Policies;

namespace Serverless.Orchestrations.Cases;

public enum CaseStatus
{
    Open,

    /// <summary>Waits for a specialist, because the procedure cannot decide.</summary>
    NeedsPerson,

    Completed,
    Refused,

    /// <summary>The applicant withdrew the request.</summary>
    Withdrawn,
}

/// <summary>Something that happened in a case, or that is awaited.</summary>
/// <param name="Key">Derived from the step, so that a repeated step is noted once.</param>
/// <param name="AwaitedFrom">Who must act next; null when nobody is awaited.</param>
/// <param name="DueAt">When the awaited thing becomes late.</param>
/// <param name="ForCustomer">The words the customer reads; null, the default, shows the entry to staff only.</param>
public sealed record TimelineEntry(
    string Key, DateTimeOffset At, string Text, string? AwaitedFrom = null, DateTimeOffset? DueAt = null, string? ForCustomer = null)
{
    /// <summary>The entry with its words shown to the customer too.</summary>
    public TimelineEntry ToldToCustomer() => this with { ForCustomer = Text };

    /// <summary>Whether the entry was caused from outside the case's procedure. Such entries are limited in number.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsFromOutside { get; init; }

    /// <summary>The entry marked as caused from outside.</summary>
    public TimelineEntry FromOutside() => this with { IsFromOutside = true };

    /// <summary>The key of the entry that ends this one's wait.</summary>
    [JsonIgnore]
    public string EndKey => $"{Key}{CaseDocument.EndedSuffix}";

    /// <summary>Whether the awaited party is outside the utility: the applicant, or an office of the city or county.</summary>
    [JsonIgnore]
    public bool IsAwaitedOutside => AwaitedFrom is not (null or "staff" or "specialist" or "field crew");
}

/// <summary>A service request in progress, in the partition of the account reserved for it.</summary>
public sealed record CaseDocument : AccountPartitionDocument
{
    public const string TypeName = "case";

    /// <summary>The timeline key of the applicant's withdrawal.</summary>
    public const string WithdrawalKey = "withdrawal";

    /// <summary>The timeline key of the moment from which no security is kept.</summary>
    public const string SecurityReturnedKey = "security-returned";

    /// <summary>Added to a wait's timeline key to make the key of the entry that ends it.</summary>
    public const string EndedSuffix = "-ended";

    public override string Type => TypeName;

    public required string RequestId { get; init; }

    /// <summary>What the customer asked for; null for a case that the utility opened itself.</summary>
    public ServiceRequestType? RequestType { get; init; }

    public required string SubmittedBy { get; init; }

    public required CaseStatus Status { get; init; }

    /// <summary>Why the case was refused or needs a person.</summary>
    public string? Reason { get; init; }

    /// <summary>The orchestration that drives the case.</summary>
    public required string InstanceId { get; init; }

    public required IReadOnlyList<TimelineEntry> Timeline { get; init; }

    /// <summary>
    /// Everything somebody must act on. A wait ends with the entry whose key is its own plus <see cref="EndedSuffix"/>, or when the case
    /// begins to end. What is awaited after that, such as help with an ending that fails, stays open.
    /// </summary>
    [JsonIgnore]
    public IEnumerable<TimelineEntry> OpenWaits =>
        Timeline.Skip(LastEnding + 1).Where(entry => entry.AwaitedFrom is not null && !HasTold(entry.EndKey));

    /// <summary>The latest of the open waits; null when there is none.</summary>
    [JsonIgnore]
    public TimelineEntry? Awaited => OpenWaits.LastOrDefault();

    /// <summary>Whether the case has ended.</summary>
    [JsonIgnore]
    public bool IsOver => Status is not (CaseStatus.Open or CaseStatus.NeedsPerson);

    /// <summary>Whether the case has ended, or is about to. No new input is taken then.</summary>
    [JsonIgnore]
    public bool IsEnding => IsOver || Timeline.Any(EndsWaits);

    /// <summary>The index of the latest entry with which the case began to end; -1 when it is not ending.</summary>
    private int LastEnding => IsOver ? Timeline.Count - 1 : Timeline.ToList().FindLastIndex(EndsWaits);

    /// <summary>Whether the case begins to end with this entry, which closes all earlier waits.</summary>
    internal static bool EndsWaits(TimelineEntry entry) => entry.Key is WithdrawalKey or SecurityReturnedKey;

    /// <summary>The limit that stops further input from outside; null while there is room.</summary>
    public LimitReached? Limit(IntakeLimits limits) =>
        Timeline.Count(entry => entry.IsFromOutside) >= limits.EntriesFromOutsidePerCase ? new("a case", limits.EntriesFromOutsidePerCase, "entries from outside") : null;

    /// <summary>The case as its customer sees it: only the entries meant for them, in the customer's words. Staff are shown as the utility.</summary>
    public CaseDocument SeenByCustomer() => this with
    {
        Timeline = [.. Timeline.Where(entry => entry.ForCustomer is not null).Select(entry => entry with { Text = entry.ForCustomer!, AwaitedFrom = PartyOf(entry.AwaitedFrom) })],
    };

    private static string? PartyOf(string? awaitedFrom) => awaitedFrom is "staff" or "specialist" ? "utility" : awaitedFrom;

    public static string IdFor(string requestId) => $"case-{requestId}";

    /// <summary>Whether the timeline has an entry with this key.</summary>
    public bool HasTold(string key) => Timeline.Any(told => told.Key == key);

    /// <summary>The case with one more entry; the same case when the key is already on the timeline.</summary>
    public CaseDocument With(TimelineEntry entry) =>
        HasTold(entry.Key)
            ? this
            : this with { Timeline = [.. Timeline, entry], UpdatedAt = entry.At };
}

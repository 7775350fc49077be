using System.Text.Json.Serialization;
using Serverless.Orchestrations.Documents;
using Serverless.Orchestrations.Policies;

namespace Serverless.Orchestrations.Cases;

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
/// <param name="ForCustomer">The words the customer reads; null keeps the entry among the staff, as it is unless said.</param>
public sealed record TimelineEntry(
    string Key, DateTimeOffset At, string Text, string? AwaitedFrom = null, DateTimeOffset? DueAt = null, string? ForCustomer = null)
{
    /// <summary>The entry whose words the customer reads too.</summary>
    public TimelineEntry ToldToCustomer() => this with { ForCustomer = Text };

    /// <summary>Whether it came from outside the case's own procedure, as often as somebody likes.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsFromOutside { get; init; }

    /// <summary>The entry, counted among those from outside.</summary>
    public TimelineEntry FromOutside() => this with { IsFromOutside = true };

    /// <summary>The key of the entry that ends this wait.</summary>
    [JsonIgnore]
    public string EndKey => $"{Key}{CaseDocument.EndedSuffix}";

    /// <summary>Whether somebody is awaited who is not of the utility: the applicant, or an office of the city or the county.</summary>
    [JsonIgnore]
    public bool IsAwaitedOutside => AwaitedFrom is not (null or "staff" or "specialist" or "field crew");
}

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

    /// <summary>
    /// Everything somebody must act on: a wait told under a key ends with the entry of that key and <see cref="EndedSuffix"/>, or when the
    /// case begins to end. What is awaited from then on, such as help with an ending that fails, stays.
    /// </summary>
    [JsonIgnore]
    public IEnumerable<TimelineEntry> OpenWaits =>
        Timeline.Skip(LastEnding + 1).Where(entry => entry.AwaitedFrom is not null && !HasTold(entry.EndKey));

    /// <summary>The latest of them.</summary>
    [JsonIgnore]
    public TimelineEntry? Awaited => OpenWaits.LastOrDefault();

    /// <summary>Whether the case has ended.</summary>
    [JsonIgnore]
    public bool IsOver => Status is not (CaseStatus.Open or CaseStatus.NeedsPerson);

    /// <summary>Whether the case has ended, or is on its way there: nothing new is taken for it.</summary>
    [JsonIgnore]
    public bool IsEnding => IsOver || Timeline.Any(EndsWaits);

    /// <summary>The place of the latest entry from which on the case was ending; -1 when it is not.</summary>
    private int LastEnding => IsOver ? Timeline.Count - 1 : Timeline.ToList().FindLastIndex(EndsWaits);

    /// <summary>Whether the case begins to end with this entry, so that nothing is awaited any more that was awaited before.</summary>
    internal static bool EndsWaits(TimelineEntry entry) => entry.Key is WithdrawalKey or SecurityReturnedKey;

    /// <summary>Why nothing more is taken from outside; null while there is room.</summary>
    public LimitReached? Limit(IntakeLimits limits) =>
        Timeline.Count(entry => entry.IsFromOutside) >= limits.EntriesFromOutsidePerCase ? new("a case", limits.EntriesFromOutsidePerCase, "entries from outside") : null;

    /// <summary>The case as its customer sees it: the entries told to them, in the words meant for them. Who on the staff must act is not theirs to know.</summary>
    public CaseDocument SeenByCustomer() => this with
    {
        Timeline = [.. Timeline.Where(entry => entry.ForCustomer is not null).Select(entry => entry with { Text = entry.ForCustomer!, AwaitedFrom = PartyOf(entry.AwaitedFrom) })],
    };

    private static string? PartyOf(string? awaitedFrom) => awaitedFrom is "staff" or "specialist" ? "utility" : awaitedFrom;

    public static string IdFor(string requestId) => $"case-{requestId}";

    /// <summary>Whether the step of this key is on the timeline.</summary>
    public bool HasTold(string key) => Timeline.Any(told => told.Key == key);

    /// <summary>The case with an entry more; itself when the step was told before.</summary>
    public CaseDocument With(TimelineEntry entry) =>
        HasTold(entry.Key)
            ? this
            : this with { Timeline = [.. Timeline, entry], UpdatedAt = entry.At };
}

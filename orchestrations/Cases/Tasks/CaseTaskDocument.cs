using System.Text.Json.Serialization;
using Serverless.Orchestrations.Documents;

namespace Serverless.Orchestrations.Cases;

public enum CaseTaskState
{
    /// <summary>Nobody does it yet.</summary>
    New,

    /// <summary>Somebody works on it.</summary>
    Taken,

    /// <summary>Who has taken it waits for somebody or something else.</summary>
    Waiting,

    Done,
}

/// <param name="For">Who or what is waited for, in words.</param>
/// <param name="Until">The city's last day of waiting; after it the task is to be looked at again.</param>
public sealed record TaskWait(string For, DateOnly Until);

/// <summary>What came of a task.</summary>
/// <param name="Outcome">In the words of who did it.</param>
/// <param name="CaseEnds">How the case ended with it; null when the case goes on.</param>
public sealed record TaskOutcome(string By, DateTimeOffset At, string Outcome, CaseStatus? CaseEnds);

/// <summary>One act on a task, kept for good.</summary>
/// <param name="State">The task's state from then on.</param>
/// <param name="Text">What was said along with it, or null.</param>
public sealed record TaskStep(TaskMove Move, string By, DateTimeOffset At, CaseTaskState State, string? Text = null);

/// <summary>Something a person has to do in a case. It changes only together with the case's timeline.</summary>
public sealed record CaseTaskDocument : AccountPartitionDocument
{
    public const string TypeName = "caseTask";

    public override string Type => TypeName;

    public required string RequestId { get; init; }

    /// <summary>Names the task within its case: the key of the timeline's entry that asked for it.</summary>
    public required string Key { get; init; }

    /// <summary>What is to be done, in words.</summary>
    public required string What { get; init; }

    /// <summary>How the case can end with this task, where it was handed over as a whole; empty when it goes on after it.</summary>
    public IReadOnlyList<CaseStatus> CaseEnds { get; init; } = [];

    public required CaseTaskState State { get; init; }

    /// <summary>Who has it, by sign-in name; null while it is new, and when it is done.</summary>
    public string? TakenBy { get; init; }

    /// <summary>Not null in state Waiting alone.</summary>
    public TaskWait? Wait { get; init; }

    /// <summary>Not null in state Done alone.</summary>
    public TaskOutcome? Outcome { get; init; }

    /// <summary>Everything done to it, the oldest first.</summary>
    public IReadOnlyList<TaskStep> Steps { get; init; } = [];

    /// <summary>The key of the timeline's entry that awaits it now: its own, or that of its last reopening.</summary>
    [JsonIgnore]
    public string WaitKey => Steps.Count(step => step.Move == TaskMove.Reopen) is > 0 and var times ? $"{Key}-reopened-{times}" : Key;

    /// <summary>Counts from the task's creation, and stands still while it waits and when it is done.</summary>
    [JsonIgnore]
    public WorkClock Clock => Steps.Aggregate(
        WorkClock.Started(CreatedAt), (clock, step) => step.State is CaseTaskState.Waiting or CaseTaskState.Done ? clock.Paused(step.At) : clock.Resumed(step.At));

    /// <summary>The sign between is in no id, so that two cases of one account never share a task's id.</summary>
    public static string IdFor(string requestId, string key) => $"task-{requestId}~{key}";
}

/// <summary>A task that a step of a case asks for.</summary>
/// <param name="Key">The key of the step's timeline entry.</param>
public sealed record NewTask(string Key, string What)
{
    /// <inheritdoc cref="CaseTaskDocument.CaseEnds"/>
    public IReadOnlyList<CaseStatus> CaseEnds { get; init; } = [];

    public CaseTaskDocument In(CaseReference reference, DateTimeOffset now) => new()
    {
        Id = CaseTaskDocument.IdFor(reference.RequestId, Key),
        AccountId = reference.AccountId,
        RequestId = reference.RequestId,
        Key = Key,
        What = What,
        CaseEnds = CaseEnds,
        State = CaseTaskState.New,
        CreatedAt = now,
        UpdatedAt = now,
        CauseId = reference.RequestId,
    };
}

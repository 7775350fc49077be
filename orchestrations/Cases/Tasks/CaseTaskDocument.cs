using System.Text.Json.Serialization;
using Serverless.Orchestrations.Documents;

namespace Serverless.Orchestrations.Cases;

public enum CaseTaskState
{
    /// <summary>Nobody has taken it yet.</summary>
    New,

    /// <summary>Somebody works on it.</summary>
    Taken,

    /// <summary>The person who has taken it waits for somebody or something.</summary>
    Waiting,

    Done,
}

/// <param name="For">Who or what is waited for, in words.</param>
/// <param name="Until">The last day of waiting, in the city. After it, the task should be looked at again.</param>
public sealed record TaskWait(string For, DateOnly Until);

/// <summary>The result of a task.</summary>
/// <param name="Outcome">In the words of the person who did it.</param>
/// <param name="CaseEnds">How the case ended with the task; null when the case goes on.</param>
public sealed record TaskOutcome(string By, DateTimeOffset At, string Outcome, CaseStatus? CaseEnds);

/// <summary>One act on a task. It is never deleted.</summary>
/// <param name="State">The task's state after the act.</param>
/// <param name="Text">The text given with the act, or null.</param>
public sealed record TaskStep(TaskMove Move, string By, DateTimeOffset At, CaseTaskState State, string? Text = null);

/// <summary>Something a person has to do in a case. It changes only in one batch with the case's timeline.</summary>
public sealed record CaseTaskDocument : AccountPartitionDocument
{
    public const string TypeName = "caseTask";

    public override string Type => TypeName;

    public required string RequestId { get; init; }

    /// <summary>Names the task within its case. It is the key of the timeline entry that asked for it.</summary>
    public required string Key { get; init; }

    /// <summary>What is to be done, in words.</summary>
    public required string What { get; init; }

    /// <summary>The ways in which the case can end with this task; empty when the case goes on after it.</summary>
    public IReadOnlyList<CaseStatus> CaseEnds { get; init; } = [];

    public required CaseTaskState State { get; init; }

    /// <summary>The sign-in name of the person who has taken it; null while it is new, and when it is done.</summary>
    public string? TakenBy { get; init; }

    /// <summary>What the task waits for in state Waiting; null in every other state.</summary>
    public TaskWait? Wait { get; init; }

    /// <summary>The result in state Done; null in every other state.</summary>
    public TaskOutcome? Outcome { get; init; }

    /// <summary>All acts on the task, the oldest first.</summary>
    public IReadOnlyList<TaskStep> Steps { get; init; } = [];

    /// <summary>The key of the timeline entry that now waits for the task: its own, or that of its last reopening.</summary>
    [JsonIgnore]
    public string WaitKey => Steps.Count(step => step.Move == TaskMove.Reopen) is > 0 and var times ? $"{Key}-reopened-{times}" : Key;

    /// <summary>Counts opening hours from the task's creation. It is paused while the task waits and while it is done.</summary>
    [JsonIgnore]
    public WorkClock Clock => Steps.Aggregate(
        WorkClock.Started(CreatedAt), (clock, step) => step.State is CaseTaskState.Waiting or CaseTaskState.Done ? clock.Paused(step.At) : clock.Resumed(step.At));

    /// <summary>The document's id. No id contains the ~ between the parts, so two cases of one account never share a task's id.</summary>
    public static string IdFor(string requestId, string key) => $"task-{requestId}~{key}";
}

/// <summary>A new task that a step of a case asks for.</summary>
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

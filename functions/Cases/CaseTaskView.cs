using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Cases;

namespace Serverless.Functions.Cases;

/// <summary>A task as staff see it.</summary>
/// <param name="CaseEnds">The ways in which Finish can end the case; empty when the case goes on after the task.</param>
/// <param name="WorkedMinutes">Opening hours since the task was made, without the time it waited for others.</param>
/// <param name="DueAt">UTC; null while the task waits for others, and when it is done.</param>
public sealed record CaseTaskView(
    string RequestId,
    string Key,
    string What,
    CaseTaskState State,
    string? TakenBy,
    TaskWait? Wait,
    TaskOutcome? Outcome,
    IReadOnlyList<CaseStatus> CaseEnds,
    int WorkedMinutes,
    DateTimeOffset? DueAt,
    IReadOnlyList<TaskStep> Steps)
{
    public static CaseTaskView Of(CaseTaskDocument task, BusinessCalendar calendar, CaseTaskPolicy policy, DateTimeOffset now) => new(
        task.RequestId, task.Key, task.What, task.State, task.TakenBy, task.Wait, task.Outcome, task.CaseEnds,
        (int)task.Clock.Elapsed(calendar, now).TotalMinutes, task.Clock.Due(calendar, policy.Target), task.Steps);
}

using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Serverless.Functions.Http;
using Serverless.Orchestrations.Cases;

namespace Serverless.Functions.Cases;

/// <summary>
/// Refusals of acts on tasks: 403 when the caller may not act, 409 when the task's state does not allow it, 422 when the input can be
/// corrected.
/// </summary>
internal static class TaskProblems
{
    public static IActionResult Of(TaskRefusal refusal, CaseTaskDocument task) => refusal switch
    {
        TaskRefusal.TakenByAnother => Conflict("task-taken", $"{task.TakenBy} has this task. A supervisor can give it to somebody else."),
        TaskRefusal.NotTaken => Conflict("task-not-taken", "Take the task first."),
        TaskRefusal.Done => Conflict("task-done", $"{task.Outcome?.By} has done this task."),
        TaskRefusal.NotDone => Conflict("task-not-done", "The task is not done, so that there is nothing to reopen."),
        TaskRefusal.CaseOver => Conflict("case-over", "The case has ended. Its tasks stay as they are."),
        TaskRefusal.SupervisorsOnly => Problems.Refused(StatusCodes.Status403Forbidden, "supervisors-only", "You may not give this task to somebody.", "Supervisors and managers do."),
        TaskRefusal.UntilIsPast => Unfit("A wait ends today at the earliest."),
        TaskRefusal.CaseEndUnfit when task.CaseEnds.Count == 0 => Unfit("The case goes on after this task: leave caseEnds out."),
        TaskRefusal.CaseEndUnfit => Unfit($"Say with caseEnds how the case ends, if it has not ended: {string.Join(", ", task.CaseEnds)}."),
        _ => throw new ArgumentOutOfRangeException(nameof(refusal)),
    };

    private static IActionResult Conflict(string type, string detail) =>
        Problems.Refused(StatusCodes.Status409Conflict, type, "The task is not in the state for this. Nothing was changed.", detail);

    private static IActionResult Unfit(string detail) => Problems.Refused(StatusCodes.Status422UnprocessableEntity, "task-act", "This cannot be done as it was sent.", detail);
}

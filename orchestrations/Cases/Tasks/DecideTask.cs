using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.Staff;

namespace Serverless.Orchestrations.Cases;

public enum TaskRefusal
{
    /// <summary>Another person has taken the task.</summary>
    TakenByAnother,

    /// <summary>The person must take the task first.</summary>
    NotTaken,

    /// <summary>The task is done and can only be reopened.</summary>
    Done,

    NotDone,

    /// <summary>The task's case has ended, so it cannot be reopened.</summary>
    CaseOver,

    SupervisorsOnly,
    UntilIsPast,

    /// <summary>If the case ends with this task, one of its ways to end must be given; otherwise none may be.</summary>
    CaseEndUnfit,
}

/// <summary>The result of an act.</summary>
/// <param name="Task">The task after the act; the same task when the act changes nothing.</param>
/// <param name="Refusal">Null when the act is accepted, or was accepted before.</param>
public sealed record TaskAnswer(CaseTaskDocument Task, TaskRefusal? Refusal = null);

/// <summary>
/// Decides how a person's act changes a task. Only the person who has taken it may go on with it; a supervisor can give it to another.
/// The same act sent again changes nothing.
/// </summary>
public static class DecideTask
{
    /// <param name="isOver">Whether the task's case has ended.</param>
    public static TaskAnswer Decide(CaseTaskDocument task, TaskAct act, StaffMember by, bool isOver, DateTimeOffset now) => act.Move switch
    {
        TaskMove.Reopen => Reopen(task, act, by, isOver, now),
        TaskMove.Finish when task.Outcome is { } outcome =>
            Is(outcome.By, by) && outcome.Outcome == act.Text && outcome.CaseEnds == act.CaseEnds ? new(task) : new(task, TaskRefusal.Done),
        _ when task.State == CaseTaskState.Done => new(task, TaskRefusal.Done),
        TaskMove.Assign => Assign(task, act, by, now),
        _ when task.TakenBy is { } holder && !Is(holder, by) => new(task, TaskRefusal.TakenByAnother),
        TaskMove.Take => task.State == CaseTaskState.Taken ? new(task) : new(Step(task, act, by, now, CaseTaskState.Taken) with { TakenBy = by.SignIn }),
        TaskMove.GiveBack => task.State == CaseTaskState.New ? new(task) : new(Step(task, act, by, now, CaseTaskState.New)),
        _ when task.TakenBy is null => new(task, TaskRefusal.NotTaken),
        TaskMove.Wait => Wait(task, act, by, now),
        TaskMove.Finish => Finish(task, act, by, isOver, now),
        _ => throw new ArgumentOutOfRangeException(nameof(act)),
    };

    private static TaskAnswer Assign(CaseTaskDocument task, TaskAct act, StaffMember by, DateTimeOffset now)
    {
        if (by.Role < StaffRole.Supervisor) return new(task, TaskRefusal.SupervisorsOnly);
        if (task.TakenBy is { } holder && EnteredText.IsSameSignIn(holder, act.To!)) return new(task);
        return new(Step(task, act, by, now, CaseTaskState.Taken, act.To) with { TakenBy = act.To });
    }

    private static TaskAnswer Wait(CaseTaskDocument task, TaskAct act, StaffMember by, DateTimeOffset now)
    {
        var wait = new TaskWait(act.For!, act.Until!.Value);
        if (task.Wait == wait) return new(task);
        if (wait.Until < BusinessCalendar.DateOf(now)) return new(task, TaskRefusal.UntilIsPast);
        return new(Step(task, act, by, now, CaseTaskState.Waiting, wait.For) with { TakenBy = task.TakenBy, Wait = wait });
    }

    private static TaskAnswer Finish(CaseTaskDocument task, TaskAct act, StaffMember by, bool isOver, DateTimeOffset now)
    {
        var isFit = task.CaseEnds.Count == 0 || isOver ? act.CaseEnds is null : act.CaseEnds is { } ends && task.CaseEnds.Contains(ends);
        if (!isFit) return new(task, TaskRefusal.CaseEndUnfit);
        return new(Step(task, act, by, now, CaseTaskState.Done, act.Text) with { Outcome = new(by.SignIn, now, act.Text!, act.CaseEnds) });
    }

    private static TaskAnswer Reopen(CaseTaskDocument task, TaskAct act, StaffMember by, bool isOver, DateTimeOffset now)
    {
        if (task.State == CaseTaskState.Taken && task.Steps is [.., { Move: TaskMove.Reopen } last] && Is(last.By, by)) return new(task);
        if (task.State != CaseTaskState.Done) return new(task, TaskRefusal.NotDone);
        if (isOver) return new(task, TaskRefusal.CaseOver);
        return new(Step(task, act, by, now, CaseTaskState.Taken, act.Text) with { TakenBy = by.SignIn });
    }

    /// <summary>The task with one more step. What only its former state held is cleared.</summary>
    private static CaseTaskDocument Step(CaseTaskDocument task, TaskAct act, StaffMember by, DateTimeOffset now, CaseTaskState state, string? text = null) => task with
    {
        State = state,
        TakenBy = null,
        Wait = null,
        Outcome = null,
        Steps = [.. task.Steps, new(act.Move, by.SignIn, now, state, text)],
        UpdatedAt = now,
        CauseId = by.SignIn,
    };

    private static bool Is(string signIn, StaffMember member) => member.Is(signIn);
}

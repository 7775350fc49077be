using FsCheck;
using FsCheck.Fluent;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Staff;

namespace Serverless.Tests.Unit.Cases;

/// <summary>What must hold of a task whoever does what with it.</summary>
public class DecideTaskProperties
{
    private sealed record Tried(TaskAct Act, StaffMember By, bool IsOver);

    private static readonly StaffMember[] People =
    [
        new("specialist.one@utility.example", StaffRole.Specialist),
        new("specialist.two@utility.example", StaffRole.Specialist),
        new("supervisor.one@utility.example", StaffRole.Supervisor),
    ];

    private static readonly TaskAct[] Acts =
    [
        new() { Move = TaskMove.Take },
        new() { Move = TaskMove.GiveBack },
        new() { Move = TaskMove.Assign, To = People[1].SignIn },
        new() { Move = TaskMove.Wait, For = "the customer", Until = new(2026, 3, 9) },
        new() { Move = TaskMove.Finish, Text = "Done" },
        new() { Move = TaskMove.Finish, Text = "Refused", CaseEnds = CaseStatus.Refused },
        new() { Move = TaskMove.Reopen, Text = "Not done" },
    ];

    private static readonly Gen<Tried> Tries =
        from act in Gen.Elements(Acts) from person in Gen.Elements(People) from isOver in Gen.Frequency((4, Gen.Constant(false)), (1, Gen.Constant(true))) select new Tried(act, person, isOver);

    /// <summary>A task after up to twenty tries, and one more try.</summary>
    private static readonly Gen<(CaseTaskDocument Task, Tried Next)> Courses =
        from ends in Gen.Elements<CaseStatus[]>([], [CaseStatus.Refused])
        from count in Gen.Choose(0, 20)
        from tries in Tries.ArrayOf(count)
        from next in Tries
        select (tries.Aggregate(new NewTask("needs-person", "Look") { CaseEnds = ends }.In(Sample.Case, Sample.Now), (task, tried) => Answer(task, tried).Task), next);

    [Fact]
    public void Its_state_says_who_has_it_what_it_waits_for_and_what_came_of_it() => Property.Holds(Courses, drawn =>
    {
        var task = drawn.Task;
        return (task.TakenBy is not null) == task.State is CaseTaskState.Taken or CaseTaskState.Waiting
            && (task.Wait is not null) == (task.State == CaseTaskState.Waiting)
            && (task.Outcome is not null) == (task.State == CaseTaskState.Done);
    });

    [Fact]
    public void The_same_act_again_changes_nothing() => Property.Holds(Courses, drawn =>
    {
        var once = Answer(drawn.Task, drawn.Next);
        if (once.Refusal is null && !drawn.Next.IsOver) Assert.Equal(new(once.Task), Answer(once.Task, drawn.Next));
    });

    [Fact]
    public void A_refusal_changes_nothing_and_an_act_is_kept() => Property.Holds(Courses, drawn =>
    {
        var answer = Answer(drawn.Task, drawn.Next);
        if (answer.Refusal is not null || ReferenceEquals(answer.Task, drawn.Task)) Assert.Same(drawn.Task, answer.Task);
        else Assert.Equal(drawn.Task.Steps, answer.Task.Steps.SkipLast(1));
    });

    [Fact]
    public void Who_has_a_task_loses_it_only_by_their_own_act_or_a_supervisors() => Property.Holds(Courses, drawn =>
    {
        var (task, (_, by, _)) = drawn;
        var after = Answer(task, drawn.Next).Task;
        return task.TakenBy is null || ReferenceEquals(after, task) || by.Is(task.TakenBy) || by.Role >= StaffRole.Supervisor;
    });

    [Fact]
    public void Every_time_of_the_timeline_that_awaits_it_has_a_key_of_its_own() => Property.Holds(Courses, drawn =>
    {
        var keys = new HashSet<string>();
        var task = new NewTask("needs-person", "Look").In(Sample.Case, Sample.Now);
        foreach (var step in drawn.Task.Steps)
        {
            if (step.Move == TaskMove.Finish) Assert.True(keys.Add(task.WaitKey));
            task = task with { Steps = [.. task.Steps, step] };
        }
    });

    private static TaskAnswer Answer(CaseTaskDocument task, Tried tried) => DecideTask.Decide(task, tried.Act, tried.By, tried.IsOver, Sample.Now);
}

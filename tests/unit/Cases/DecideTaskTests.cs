using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Staff;

namespace Serverless.Tests.Unit.Cases;

public class DecideTaskTests
{
    private static readonly StaffMember One = new("specialist.one@utility.example", StaffRole.Specialist);
    private static readonly StaffMember Two = new("specialist.two@utility.example", StaffRole.Specialist);
    private static readonly StaffMember Supervisor = new("supervisor.one@utility.example", StaffRole.Supervisor);
    private static readonly TaskAct Take = new() { Move = TaskMove.Take };
    private static readonly TaskAct GiveBack = new() { Move = TaskMove.GiveBack };
    private static readonly TaskAct Wait = new() { Move = TaskMove.Wait, For = "the customer's passport", Until = new(2026, 3, 5) };
    private static readonly TaskAct Finish = new() { Move = TaskMove.Finish, Text = "Called back" };
    private static readonly TaskAct Reopen = new() { Move = TaskMove.Reopen, Text = "The line was bad" };
    private static readonly CaseTaskDocument New = new NewTask("needs-person", "Call back").In(Sample.Case, Sample.Now);

    [Fact]
    public void A_task_is_taken_waits_and_is_done_by_one_person()
    {
        var taken = Taken(New, Take, One);
        Assert.Equal((CaseTaskState.Taken, One.SignIn), (taken.State, taken.TakenBy));
        var waiting = Taken(taken, Wait, One);
        Assert.Equal((CaseTaskState.Waiting, One.SignIn, new TaskWait(Wait.For!, Wait.Until!.Value)), (waiting.State, waiting.TakenBy, waiting.Wait));
        var done = Taken(waiting, Finish, One);
        Assert.Equal((CaseTaskState.Done, null, null), (done.State, done.TakenBy, done.Wait));
        Assert.Equal(new TaskOutcome(One.SignIn, Sample.Now, "Called back", null), done.Outcome);
        Assert.Equal([TaskMove.Take, TaskMove.Wait, TaskMove.Finish], done.Steps.Select(step => step.Move));
    }

    [Fact]
    public void Who_does_not_have_it_changes_nothing()
    {
        var taken = Taken(New, Take, One);
        Assert.All([Take, GiveBack, Wait, Finish], act => Refused(taken, act, Two, TaskRefusal.TakenByAnother));
        Refused(New, Wait, One, TaskRefusal.NotTaken);
        Refused(New, Finish, One, TaskRefusal.NotTaken);
    }

    [Fact]
    public void What_is_given_back_is_anybodys() => Assert.Equal(Two.SignIn, Taken(Taken(Taken(New, Take, One), GiveBack, One), Take, Two).TakenBy);

    [Fact]
    public void Only_a_supervisor_gives_a_task_to_somebody_whoever_has_it()
    {
        var assign = new TaskAct { Move = TaskMove.Assign, To = Two.SignIn };
        var taken = Taken(New, Take, One);
        Refused(taken, assign, One, TaskRefusal.SupervisorsOnly);
        Assert.Equal(Two.SignIn, Taken(taken, assign, Supervisor).TakenBy);
        Assert.Equal(Two.SignIn, Taken(New, assign, Supervisor).TakenBy);
    }

    [Fact]
    public void A_wait_ends_today_at_the_earliest_by_the_citys_date()
    {
        var taken = Taken(New, Take, One);
        Refused(taken, Wait with { Until = new(2026, 3, 1) }, One, TaskRefusal.UntilIsPast);
        Taken(taken, Wait with { Until = new(2026, 3, 2) }, One);
    }

    [Fact]
    public void A_done_task_is_only_reopened_by_whoever_takes_it_up_again()
    {
        var done = Taken(Taken(New, Take, One), Finish, One);
        Assert.All([Take, GiveBack, Wait, Finish with { Text = "Wrote" }], act => Refused(done, act, One, TaskRefusal.Done));
        var reopened = Taken(done, Reopen, Two);
        Assert.Equal((CaseTaskState.Taken, Two.SignIn, null), (reopened.State, reopened.TakenBy, reopened.Outcome));
        Assert.Equal("needs-person-reopened-1", reopened.WaitKey);
        Refused(New, Reopen, One, TaskRefusal.NotDone);
    }

    [Fact]
    public void A_task_of_a_case_that_is_over_is_not_reopened() =>
        Assert.Equal(TaskRefusal.CaseOver, DecideTask.Decide(Taken(Taken(New, Take, One), Finish, One), Reopen, One, isOver: true, Sample.Now).Refusal);

    [Fact]
    public void A_case_ends_with_its_task_only_in_the_ways_the_task_names()
    {
        var taken = Taken(Taken(New, Take, One) with { CaseEnds = [CaseStatus.Refused] }, Take, One);
        Refused(taken, Finish, One, TaskRefusal.CaseEndUnfit);
        Refused(taken, Finish with { CaseEnds = CaseStatus.Completed }, One, TaskRefusal.CaseEndUnfit);
        Assert.Equal(CaseStatus.Refused, Taken(taken, Finish with { CaseEnds = CaseStatus.Refused }, One).Outcome!.CaseEnds);
        Refused(Taken(New, Take, One), Finish with { CaseEnds = CaseStatus.Refused }, One, TaskRefusal.CaseEndUnfit);
    }

    [Fact]
    public void The_clock_of_a_task_stands_still_while_it_waits()
    {
        var waiting = DecideTask.Decide(Taken(New, Take, One), Wait, One, isOver: false, Sample.Now.AddHours(1)).Task;
        var again = DecideTask.Decide(waiting, Take, One, isOver: false, Sample.Now.AddHours(5)).Task;
        Assert.Equal([new ClockPause(Sample.Now.AddHours(1), Sample.Now.AddHours(5))], again.Clock.Pauses);
    }

    [Fact]
    public void An_act_says_what_goes_with_it_and_nothing_else()
    {
        Assert.Empty(new[] { Take, GiveBack, Wait, Finish, Reopen }.SelectMany(act => act.Problems()));
        Assert.Equal(["for", "until"], new TaskAct { Move = TaskMove.Wait }.Problems().Select(problem => problem.Field));
        Assert.Equal(["text"], (Finish with { Text = "" }).Problems().Select(problem => problem.Field));
        Assert.Equal(["to", "caseEnds"], (Take with { To = Two.SignIn, CaseEnds = CaseStatus.Refused }).Problems().Select(problem => problem.Field));
        Assert.Equal(["caseEnds"], (Finish with { CaseEnds = CaseStatus.Open }).Problems().Select(problem => problem.Field));
    }

    private static CaseTaskDocument Taken(CaseTaskDocument task, TaskAct act, StaffMember by)
    {
        var answer = DecideTask.Decide(task, act, by, isOver: false, Sample.Now);
        Assert.Null(answer.Refusal);
        return answer.Task;
    }

    private static void Refused(CaseTaskDocument task, TaskAct act, StaffMember by, TaskRefusal refusal)
    {
        var answer = DecideTask.Decide(task, act, by, isOver: false, Sample.Now);
        Assert.Equal(refusal, answer.Refusal);
        Assert.Same(task, answer.Task);
    }
}

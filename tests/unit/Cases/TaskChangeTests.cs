using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Staff;

namespace Serverless.Tests.Unit.Cases;

public class TaskChangeTests
{
    private const string Key = "needs-person";
    private static readonly StaffMember One = new("specialist.one@utility.example", StaffRole.Specialist);
    private static readonly TaskAct Take = new() { Move = TaskMove.Take };
    private static readonly TaskAct Refuse = new() { Move = TaskMove.Finish, Text = "Not who they say", CaseEnds = CaseStatus.Refused };

    private static readonly CaseDocument Handed = Sample.OpenedCase().With(new(Key, Sample.Now, "Needs a specialist", "specialist", ForCustomer: "A specialist looks at it")) with
    {
        Status = CaseStatus.NeedsPerson,
        Reason = CaseReasons.IdentityNotVerified,
    };

    private static readonly CaseTaskDocument Task = new NewTask(Key, "Decide") { CaseEnds = [CaseStatus.Completed, CaseStatus.Refused] }.In(Sample.Case, Sample.Now);

    [Fact]
    public void Taking_a_task_is_told_to_the_staff_alone()
    {
        var (change, after) = Change(Task, Take);
        Assert.Null(change.Entry.ForCustomer);
        Assert.Equal([after], change.Documents);
        Assert.Null(change.Status);
        Assert.Single(Handed.With(change.Entry).OpenWaits);
    }

    [Fact]
    public void Finishing_it_ends_the_wait_for_the_staff_and_for_the_customer()
    {
        var (change, _) = Change(Change(Task, Take).After, Refuse);
        var after = Handed.With(change.Entry);
        Assert.Empty(after.OpenWaits);
        Assert.Empty(after.SeenByCustomer().OpenWaits);
        Assert.DoesNotContain("Not who they say", after.SeenByCustomer().Timeline[^1].Text);
    }

    [Theory]
    [InlineData(AccountStatus.Pending, AccountStatus.Withdrawn)]
    [InlineData(AccountStatus.Active, null)]
    public void A_refusal_closes_an_account_that_has_no_service_yet(AccountStatus before, AccountStatus? after)
    {
        var (change, _) = Change(Change(Task, Take).After, Refuse, Sample.Account(before));
        Assert.Equal((CaseStatus.Refused, after, ServiceRequestRefused.Subject), (change.Status, change.Account?.Status, change.Event!.Subject));
    }

    [Fact]
    public void Reopening_awaits_a_person_again_until_it_is_done_again()
    {
        var plain = Task with { CaseEnds = [] };
        var (finished, done) = Change(Change(plain, Take).After, new() { Move = TaskMove.Finish, Text = "Called" });
        var (reopened, again) = Change(done, new() { Move = TaskMove.Reopen, Text = "Bad line" });
        var opened = Handed.With(finished.Entry).With(reopened.Entry);
        Assert.Equal([reopened.Entry], opened.OpenWaits);
        var (finishedAgain, _) = Change(again, new() { Move = TaskMove.Finish, Text = "Called again" });
        Assert.Empty(opened.With(finishedAgain.Entry).OpenWaits);
    }

    private static (CaseChange Change, CaseTaskDocument After) Change(CaseTaskDocument before, TaskAct act, AccountDocument? account = null)
    {
        var after = DecideTask.Decide(before, act, One, isOver: false, Sample.Now).Task;
        return (TaskChange.Of(Handed, account ?? Sample.Account(AccountStatus.Pending), before, after), after);
    }
}

using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Serverless.Orchestrations.Approvals;
using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Staff;
using Serverless.Tests.Unit.Contracts;

namespace Serverless.Tests.Unit.Approvals;

/// <summary>Who files a request never decides about it, however the name is written; and no body of a message says who files.</summary>
public sealed class MakerIsNotCheckerTests
{
    private const string Supervisor = "supervisor.one@utility.example";

    [Theory]
    [InlineData("supervisor.one@utility.example ")]
    [InlineData("\tsupervisor.one@utility.example")]
    [InlineData("SUPERVISOR.One@Utility.Example")]
    [InlineData("supervisor\u200B.one@utility.example")]
    [InlineData("\uFEFFsupervisor.one@utility.example\u00A0\n")]
    [InlineData("super\u00ADvisor.one@utility.example")]
    public void A_name_written_otherwise_is_the_directorys(string written) => Assert.Equal(Supervisor, Known(written)?.SignIn);

    [Theory]
    [InlineData("\uFF53upervisor.one@utility.example")]
    [InlineData("supervisor.one\uFF20utility.example")]
    [InlineData("supervisor\uFF0Eone@utility.example")]
    [InlineData("supervisor.o\u0301ne@utility.example")]
    [InlineData("supervisor.one @utility.example")]
    [InlineData("supervis\u043Er.one@utility.example")]
    [InlineData("somebody@utility.example")]
    [InlineData("")]
    [InlineData("\u200B")]
    public void A_name_that_is_nobodys_is_in_no_directory(string written) => Assert.Null(Known(written));

    [Fact]
    public void Who_filed_a_request_is_never_what_its_body_says() =>
        Assert.Equal("", Body.ReadRequest(Body.Request().With("submittedBy", "manager.one@utility.example")).Message!.SubmittedBy);

    [Fact]
    public void A_roster_in_which_two_share_a_name_of_any_time_or_an_id_is_no_roster()
    {
        var one = new StaffMember("ann@utility.example", StaffRole.Senior) { ObjectId = "1" };
        var other = new StaffMember("ben@utility.example", StaffRole.Senior) { ObjectId = "2" };
        Assert.Equal(2, new StaffRoster(new(2020, 1, 1), [one, other]).Members.Count);
        Assert.Throws<ArgumentException>(() => new StaffRoster(new(2020, 1, 1), [one, other with { FormerSignIns = ["Ann@utility.example"] }]));
        Assert.Throws<ArgumentException>(() => new StaffRoster(new(2020, 1, 1), [one, other with { ObjectId = "1" }]));
        Assert.All(StaffRoster.Default.On(new(2026, 3, 2)).Members, member => Assert.NotNull(member.ObjectId));
    }

    [Fact]
    public void Who_filed_under_a_former_name_may_not_decide_under_the_new_one()
    {
        var renamed = new StaffMember("senior.married@utility.example", StaffRole.Senior) { FormerSignIns = [Asked.Requester] };
        var approval = AskForApproval.Decide(new(Asked.Request(), "flow-1"), Asked.Policy, [renamed, Asked.Senior], Sample.Now);
        Assert.Equal([Asked.Senior.SignIn], approval.Awaiting);
        Assert.Equal(ApprovalRefusalReason.OwnRequest, approval.Decide(renamed).Refusal!.Reason);
        Assert.False(DelegateApproval.MayTake(approval, renamed));
    }

    [Fact]
    public void Who_was_asked_under_a_former_name_decides_once_under_the_new_one()
    {
        var renamed = Asked.ManagerOne with { SignIn = "manager.married@utility.example", FormerSignIns = [Asked.ManagerOne.SignIn] };
        var once = Asked.For(30_000m).Decide(Asked.ManagerOne).Approval;
        Assert.Equal(ApprovalRefusalReason.AlreadySaid, once.Decide(renamed).Refusal!.Reason);
        Assert.Null(Asked.For(30_000m).Decide(renamed).Refusal);
    }

    [Fact]
    public void Who_filed_is_not_asked_and_may_not_decide_however_the_name_was_written()
    {
        var staff = StaffRoster.Default.On(new(2026, 3, 2)).Members;
        var written = from person in Gen.Elements(staff.ToArray()) from changes in Changes.ArrayOf(3) select (person, Name: changes.Aggregate(person.SignIn, (name, change) => change(name)));
        Property.Holds(written, filing =>
        {
            if (Known(filing.Name)?.SignIn is not { } submittedBy) return;
            var approval = AskForApproval.Decide(new(Asked.Request(requestedBy: submittedBy), "flow-1"), Asked.Policy, staff, Sample.Now);
            Assert.DoesNotContain(approval.Approvers, approver => approver.SignIn == filing.person.SignIn);
            Assert.Equal(ApprovalRefusalReason.OwnRequest, approval.Decide(filing.person).Refusal!.Reason);
            Assert.False(DelegateApproval.MayTake(approval, filing.person));
        });
    }

    [Fact]
    public void A_case_kept_from_before_names_had_one_form_is_not_decided_by_who_filed_it_either()
    {
        var approval = Asked.For(requestedBy: $"{Asked.Requester.ToUpperInvariant()}\u200B ");
        Assert.Equal(ApprovalRefusalReason.OwnRequest, approval.Decide(Asked.SeniorWhoAsked).Refusal!.Reason);
        Assert.DoesNotContain(approval.Approvers, approver => approver.SignIn == Asked.Requester);
    }

    private static readonly Gen<Func<string, string>> Changes = Gen.OneOf(
        from at in Gen.Choose(0, 20) from unseen in Gen.Elements("\u200B", "\u2060", "\u00AD", "\0", "\u0301", " ", "\t") select (Func<string, string>)(name => name.Insert(at, unseen)),
        from at in Gen.Choose(0, 20) select (Func<string, string>)(name => $"{name[..at]}{char.ToUpperInvariant(name[at])}{name[(at + 1)..]}"),
        from at in Gen.Choose(0, 20) select (Func<string, string>)(name => name[at] is > ' ' and < '\u007F' ? $"{name[..at]}{(char)(name[at] - '!' + 0xFF01)}{name[(at + 1)..]}" : name),
        from around in Gen.Elements(" ", "\u00A0", "\r\n", "\u3000") select (Func<string, string>)(name => around + name + around),
        Gen.Constant<Func<string, string>>(name => name.Normalize(NormalizationForm.FormD)));

    private static StaffMember? Known(string name) =>
        StaffRoster.Default.On(BusinessCalendar.DateOf(Sample.Now)).Members.FirstOrDefault(member => member.Is(name));
}

using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Serverless.Orchestrations.Approvals;
using Serverless.Orchestrations.Staff;
using Serverless.Tests.Unit.Contracts;

namespace Serverless.Tests.Unit.Approvals;

/// <summary>Who files a request never decides about it, however the name is written; and a name that is nobody's does not come in.</summary>
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
    public void A_name_written_otherwise_is_the_directorys(string written) => Assert.Equal(Supervisor, Filed(written));

    [Theory]
    [InlineData("\uFF53upervisor.one@utility.example")]
    [InlineData("supervisor.one\uFF20utility.example")]
    [InlineData("supervisor\uFF0Eone@utility.example")]
    [InlineData("supervisor.o\u0301ne@utility.example")]
    [InlineData("supervisor.one @utility.example")]
    [InlineData("supervis\u043Er.one@utility.example")]
    [InlineData("somebody@utility.example")]
    [InlineData("system")]
    [InlineData("")]
    [InlineData("\u200B")]
    public void A_name_that_is_nobodys_is_refused_and_said_so(string written) => Assert.Equal(
        ["submittedBy: must be in the staff directory, or be a known portal or partner system"],
        Body.ReadRequest(Body.Request().With("submittedBy", written)).Problems.Select(problem => problem.ToString()));

    [Theory]
    [InlineData("portal")]
    [InlineData("Portal ")]
    public void A_known_source_may_file(string written) => Assert.Equal("portal", Filed(written));

    [Fact]
    public void Who_filed_is_not_asked_and_may_not_decide_however_the_name_was_written()
    {
        var staff = StaffRoster.Default.On(new(2026, 3, 2)).Members;
        var written = from person in Gen.Elements(staff.ToArray()) from changes in Changes.ArrayOf(3) select (person, Name: changes.Aggregate(person.SignIn, (name, change) => change(name)));
        Property.Holds(written, filing =>
        {
            if (Filed(filing.Name) is not { } submittedBy) return;
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

    [Fact]
    public async Task The_directory_is_asked_in_any_spelling_and_answers_in_its_own() => Assert.Equal(
        Supervisor, (await new RosterDirectory(StaffRoster.Default, new StoppedClock(Sample.Now)).FindAsync(" Supervisor.ONE@utility.example\u200B"))?.SignIn);

    private static readonly Gen<Func<string, string>> Changes = Gen.OneOf(
        from at in Gen.Choose(0, 20) from unseen in Gen.Elements("\u200B", "\u2060", "\u00AD", "\0", "\u0301", " ", "\t") select (Func<string, string>)(name => name.Insert(at, unseen)),
        from at in Gen.Choose(0, 20) select (Func<string, string>)(name => $"{name[..at]}{char.ToUpperInvariant(name[at])}{name[(at + 1)..]}"),
        from at in Gen.Choose(0, 20) select (Func<string, string>)(name => name[at] is > ' ' and < '\u007F' ? $"{name[..at]}{(char)(name[at] - '!' + 0xFF01)}{name[(at + 1)..]}" : name),
        from around in Gen.Elements(" ", "\u00A0", "\r\n", "\u3000") select (Func<string, string>)(name => around + name + around),
        Gen.Constant<Func<string, string>>(name => name.Normalize(NormalizationForm.FormD)));

    private static string? Filed(string submittedBy) => Body.ReadRequest(Body.Request().With("submittedBy", submittedBy)).Message?.SubmittedBy;
}

using FsCheck;
using FsCheck.Fluent;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Staff;

namespace Serverless.Tests.Unit.Cases;

public class DocumentChecklistTests
{
    private enum Paper
    {
        Form,
        Lease,
        License,
    }

    private static readonly StaffMember Senior = new("senior.one@utility.example", StaffRole.Senior);

    private static readonly RequiredPaper<Paper>[] Required = [new(Paper.Form, "Everybody"), new(Paper.Lease, "Tenants"), new(Paper.Lease, "Shared houses")];

    private static readonly Gen<DocumentChecklist<Paper>> Checklists =
        from required in Gen.SubListOf(Required)
        from filed in Gen.SubListOf(Enum.GetValues<Paper>())
        from waived in Gen.SubListOf(Enum.GetValues<Paper>())
        select new DocumentChecklist<Paper>([.. required], [.. filed], [.. waived.Select(Waived)]);

    [Fact]
    public void Each_rule_has_its_line_and_a_missing_paper_is_asked_for_once()
    {
        var list = new DocumentChecklist<Paper>(Required, [Paper.Form], []);
        Assert.Equal([PaperState.Filed, PaperState.Missing, PaperState.Missing], list.Lines.Select(line => line.State));
        Assert.Equal([Paper.Lease], list.Missing);
    }

    [Fact]
    public void A_waived_paper_says_who_let_it_go_until_it_comes()
    {
        var waived = new DocumentChecklist<Paper>(Required, [], [Waived(Paper.Form)]);
        Assert.Equal((PaperState.Waived, Senior.SignIn), (waived.Lines[0].State, waived.Lines[0].Waived!.By));
        Assert.Equal(PaperState.Filed, (waived with { Filed = [Paper.Form] }).Lines[0].State);
    }

    [Fact]
    public void Only_a_required_paper_that_has_not_come_is_let_go_and_not_by_who_filed_the_request()
    {
        var list = new DocumentChecklist<Paper>(Required, [Paper.Form], []);
        Assert.Null(list.CheckWaiver(Paper.Lease, Senior, "portal"));
        Assert.Equal(WaiverRefusal.NotRequired, list.CheckWaiver(Paper.License, Senior, "portal"));
        Assert.Equal(WaiverRefusal.AlreadyFiled, list.CheckWaiver(Paper.Form, Senior, "portal"));
        Assert.Equal(WaiverRefusal.NeverWaived, (list with { Required = [new(Paper.Lease, "Tenants", CanBeWaived: false)] }).CheckWaiver(Paper.Lease, Senior, "portal"));
        Assert.Equal(WaiverRefusal.OwnRequest, list.CheckWaiver(Paper.Lease, Senior, Senior.SignIn.ToUpperInvariant()));
    }

    [Fact]
    public void A_required_paper_is_missing_unless_it_was_filed_or_waived() => Property.Holds(Checklists, list =>
        list.Missing.ToHashSet().SetEquals(list.Required.Select(paper => paper.Kind).Except(list.Filed).Except(list.Waived.Select(waiver => waiver.Kind))));

    private static WaivedPaper<Paper> Waived(Paper kind) => new(kind, Senior.SignIn, "Known to us", Sample.Now);
}

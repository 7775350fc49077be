using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Contracts;
using Serverless.Orchestrations.NewConnection;
using Serverless.Orchestrations.Partners;
using Serverless.Orchestrations.Premises;

namespace Serverless.Tests.Unit.NewConnection;

public class ApplicationTests
{
    [Fact]
    public void A_plain_application_has_no_problems() => Assert.Empty(ProblemsOf(Connection.Details()));

    [Fact]
    public void Every_offending_field_is_told()
    {
        var broken = Connection.Details() with
        {
            Applicant = new("A", EntityType.Corporation, "idt", "12"),
            Site = new(SiteUse.Office, [new(UnitType.Suite, "1 0", 0, -1, 0), new(UnitType.Suite, "1 0", 10, 1, 0)]),
            Services = [],
            Billing = BillingStructure.Master,
            HouseMeter = true,
        };
        Assert.Equal(
            [
                "newConnection.applicant.duns", "newConnection.applicant.legalName", "newConnection.houseMeter", "newConnection.services", "newConnection.site",
                "newConnection.site.units", "newConnection.site.units[0].kilowatts", "newConnection.site.units[0].number",
                "newConnection.site.units[0].squareFeet", "newConnection.site.units[1].number",
            ],
            ProblemsOf(broken).Select(problem => problem.Field).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_type_says_which_details_are_required() => Assert.Equal(
        ["newConnection"],
        ((IContract)(Sample.Request() with { Type = ServiceRequestType.NewCommercialConnection })).Problems().Select(problem => problem.Field));

    [Fact]
    public void Each_structure_has_its_meters_and_only_submeters_are_unbilled()
    {
        Assert.Equal(["Electric-Suite-101", "Electric-Suite-102", "Electric-House"], Keys(Connection.Details(houseMeter: true)));
        Assert.Equal(["Electric-Master"], Keys(Connection.Details(billing: BillingStructure.Master)));
        var behind = MeterPlan.For(Connection.Details(billing: BillingStructure.SubMetered));
        Assert.Equal(["Electric-Master"], behind.Where(point => point.IsBilled).Select(point => point.Key));
        Assert.Equal(3, behind.Count);
    }

    [Fact]
    public void The_checklist_asks_for_what_the_applicant_and_the_site_make_necessary()
    {
        Assert.Equal([DocumentKind.SignedApplication, DocumentKind.EntityRegistration, DocumentKind.TenantFloorPlan], Kinds(Connection.Details()));
        Assert.Equal([DocumentKind.SignedApplication, DocumentKind.TenantFloorPlan], Kinds(Connection.Details(EntityType.Government)));
        var agent = Connection.Details() with { SubmittedFor = "Beta Builders", Documents = [new(DocumentKind.SignedApplication, "a.pdf")] };
        Assert.Equal([DocumentKind.EntityRegistration, DocumentKind.TenantFloorPlan, DocumentKind.LetterOfAuthority], EvidenceChecklist.Missing(agent));
    }

    [Fact]
    public void An_address_answer_is_built_on_only_when_it_is_whole()
    {
        var site = Connection.Details().Site;
        PlacedUnit[] placed = [.. site.Units.Select(unit => Placed(unit))];
        Assert.Null(CheckAddresses.Problem(site, new("21-36-00777", placed)));
        Assert.NotNull(CheckAddresses.Problem(site, new(null, null)));
        Assert.NotNull(CheckAddresses.Problem(site, new("21-36-00777", [placed[0]])));
        Assert.NotNull(CheckAddresses.Problem(site, new("21-36-00777", [placed[0], placed[0]])));
        Assert.NotNull(CheckAddresses.Problem(site, new("21-36-00778", placed)));
        Assert.NotNull(CheckAddresses.Problem(site, new("21-36-00777", [placed[0], placed[1] with { IsEmergencyValid = false }])));
        Assert.NotNull(CheckAddresses.Problem(site, new("21-36-00777", [placed[0], placed[1] with { Civic = placed[1].Civic with { UnitType = "rear of" } }])));
    }

    private static PlacedUnit Placed(SiteUnit unit)
    {
        var address = new Address("1 Main St", unit.Type.ToString(), unit.Number, "Tallahassee", "FL", "32301");
        return new(unit.Key, address, address, address, IsEmergencyValid: true);
    }

    private static IEnumerable<string> Keys(NewConnectionDetails details) => MeterPlan.For(details).Select(point => point.Key);

    private static IEnumerable<FieldProblem> ProblemsOf(NewConnectionDetails details) =>
        ((IContract)(Sample.Request() with { Type = ServiceRequestType.NewCommercialConnection, ResidentialStart = null, NewConnection = details })).Problems();

    private static IEnumerable<DocumentKind> Kinds(NewConnectionDetails details) => EvidenceChecklist.Required(details).Select(paper => paper.Kind);
}

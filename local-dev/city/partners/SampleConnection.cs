using System.Globalization;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.NewConnection;

namespace Serverless.LocalDev.Partners;

/// <summary>One application for a new connection, and what its customer does later.</summary>
/// <param name="Pace">How long the customer takes over what is awaited of them.</param>
/// <param name="OffersWrongFirst">The first instrument bears a name that is not quite theirs.</param>
public sealed record SampleConnection(string RequestId, NewConnectionDetails Details, TimeSpan Pace, bool Withdraws = false, bool OffersWrongFirst = false)
{
    private static readonly string[] Firsts = ["Alder", "Bluff", "Cedar", "Dune", "Elm", "Fern", "Gulf", "Harbor", "Iris", "Juniper", "Killearn", "Live Oak"];
    private static readonly string[] Seconds = ["Bakery", "Clinic", "Depot", "Foods", "Gallery", "Hardware", "Kitchens", "Lofts", "Market", "Works"];
    private static readonly SiteUse[] Uses = Enum.GetValues<SiteUse>();
    private static readonly EntityType[] Entities = Enum.GetValues<EntityType>();
    private static readonly SecurityForm[] Securities = [SecurityForm.Cash, SecurityForm.SuretyBond, SecurityForm.LetterOfCredit, SecurityForm.CertificateOfDeposit];

    private static readonly UtilityService[][] Services =
    [
        [UtilityService.Electric],
        [UtilityService.Electric, UtilityService.Water],
        [UtilityService.Electric, UtilityService.Water, UtilityService.Sewer, UtilityService.SolidWaste],
        [UtilityService.Electric, UtilityService.Gas],
    ];

    /// <summary>
    /// The one at a place in the traffic: any size of site, kind of applicant, credit and security; one in six lacks a paper,
    /// one in ten is taken back.
    /// </summary>
    public static SampleConnection At(long index)
    {
        var chance = Chance.Of(index);
        var billing = chance.Pick(31, 10) switch
        {
            < 7 => BillingStructure.Individual,
            < 9 => BillingStructure.Master,
            _ => BillingStructure.SubMetered,
        };
        var details = new NewConnectionDetails
        {
            Applicant = Applicant(index, chance),
            Site = new(Uses[chance.Pick(32, Uses.Length)], [.. Enumerable.Range(0, 1 + chance.Pick(33, 6)).Select(unit => Unit(unit, chance))], Text($"31-{index:000000}"), Text($"{100 + chance.Pick(34, 9_000)} Capital Cir")),
            Services = Services[chance.Pick(35, Services.Length)],
            Billing = billing,
            HouseMeter = billing == BillingStructure.Individual && chance.Pick(36, 4) == 0,
            PreferredSecurity = Securities[chance.Pick(37, Securities.Length)],
            SubmittedFor = chance.Pick(38, 10) == 0 ? "Carson & Day Permitting" : null,
        };
        IReadOnlyList<DocumentKind> papers = [.. EvidenceChecklist.Required(details).Select(paper => paper.Kind)];
        if (chance.Pick(39, 6) == 0) papers = [.. papers.SkipLast(1)];
        return new(
            Text($"conn-{index}"), details with { Documents = [.. papers.Select(Paper)] }, TimeSpan.FromSeconds(5 + chance.Pick(40, 25)),
            Withdraws: chance.Pick(41, 10) == 0, OffersWrongFirst: chance.Pick(42, 8) == 0);
    }

    /// <summary>A restaurant in two suites with middling credit and all its papers, the same every time.</summary>
    public static SampleConnection Restaurant(string requestId) => new(requestId, new()
    {
        Applicant = new("Magnolia Kitchens LLC", EntityType.LimitedLiabilityCompany, Text($"idt-{requestId}"), "123456789", "office@example.com"),
        Site = new(SiteUse.Restaurant, [new(UnitType.Suite, "101", 1500, 40, 600), new(UnitType.Suite, "102", 800, 20, 300)], "21-36-00777", "700 Gaines St"),
        Services = [UtilityService.Electric],
        Billing = BillingStructure.Individual,
        PreferredSecurity = SecurityForm.SuretyBond,
        Documents = [Paper(DocumentKind.SignedApplication), Paper(DocumentKind.EntityRegistration), Paper(DocumentKind.TenantFloorPlan)],
    }, Pace: TimeSpan.FromDays(2));

    public static FiledDocument Paper(DocumentKind kind) => new(kind, $"{kind}.pdf");

    private static BusinessApplicant Applicant(long index, Chance chance)
    {
        var entity = Entities[chance.Pick(43, Entities.Length)];
        var name = $"{Firsts[chance.Pick(44, Firsts.Length)]} {Seconds[chance.Pick(45, Seconds.Length)]}";
        var legalName = entity switch
        {
            EntityType.Corporation => $"{name} Inc.",
            EntityType.LimitedLiabilityCompany => $"{name} LLC",
            EntityType.Partnership => $"{name} Partners",
            EntityType.NonProfit => $"{name} Foundation",
            EntityType.Government => $"{name} Authority",
            _ => name,
        };
        var token = chance.Pick(46, 25) switch
        {
            0 => IdentityService.RedFlagPrefix,
            1 => IdentityService.UnknownPrefix,
            _ => "idt-",
        };
        return new(legalName, entity, Text($"{token}conn-{index}"), Duns(chance), Text($"office-{index}@example.com"));
    }

    /// <summary>Four in ten have no file with the credit bureau, one a thin one, three middling scores and two good ones.</summary>
    private static string? Duns(Chance chance)
    {
        var digits = chance.Pick(47, 100_000_000).ToString("00000000", CultureInfo.InvariantCulture);
        return chance.Pick(48, 10) switch
        {
            < 4 => null,
            < 5 => CreditBureau.ThinPrefix + digits,
            < 8 => $"1{digits}",
            _ => CreditBureau.GoodPrefix + digits,
        };
    }

    private static SiteUnit Unit(int unit, Chance chance) => new(
        UnitType.Suite, (101 + unit).ToString(CultureInfo.InvariantCulture), 500 + 100 * chance.Pick(60 + unit, 50), 5 + chance.Pick(70 + unit, 60), 50 * chance.Pick(80 + unit, 30));

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}

using System.Globalization;
using Serverless.LocalDev.Partners;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.NewConnection;
using Serverless.Orchestrations.Requests;

namespace Serverless.Benchmarks.Platform;

/// <summary>Developers by number, each with a site of two suites to be connected and a bond to secure it.</summary>
internal static class Developers
{
    public const int MetersEach = 2;

    /// <summary>Dollars; 2 months of 60 kW at the restaurants' rate, what one without a credit file is asked for.</summary>
    private const decimal FullDeposit = 5_616m;

    public static string RequestId(int developer) => string.Create(CultureInfo.InvariantCulture, $"nc-{developer:0000}");

    public static CaseReference Case(int developer) => new(RequestId(developer), LocalAccounts.NumberFor(RequestId(developer)));

    /// <summary>Nobody has a credit file, so that nobody has to waive anything.</summary>
    public static void WithoutCredit(PartnerSystems partners) => partners.Credit.Report = _ => null;

    /// <summary>Everybody could do with half the deposit, which a supervisor has to grant.</summary>
    public static void WithMiddlingCredit(PartnerSystems partners) => partners.Credit.Report = _ => CreditBureau.Moderate;

    public static ServiceRequested Application(int developer, DateTimeOffset at) => new()
    {
        RequestId = RequestId(developer),
        Type = ServiceRequestType.NewCommercialConnection,
        SubmittedAt = at,
        NewConnection = new()
        {
            Applicant = new(Name(developer), EntityType.LimitedLiabilityCompany, $"idt-{RequestId(developer)}", "123456789", "ops@alpha.example"),
            Site = new(SiteUse.Restaurant, [new(UnitType.Suite, 1500, 40, 0, "101"), new(UnitType.Suite, 800, 20, 0, "102")], $"21-36-{RequestId(developer)}", "700 Gaines St"),
            Services = [UtilityService.Electric],
            Billing = BillingStructure.Individual,
            PreferredSecurity = SecurityForm.SuretyBond,
            Documents = [new(DocumentKind.SignedApplication, "a.pdf"), new(DocumentKind.EntityRegistration, "b.pdf"), new(DocumentKind.TenantFloorPlan, "c.pdf")],
        },
    };

    public static SecurityOffered Bond(int developer) => new()
    {
        OfferId = $"offer-{RequestId(developer)}",
        RequestId = RequestId(developer),
        Form = SecurityForm.SuretyBond,
        InstrumentNumber = $"SB-{RequestId(developer)}",
        PrincipalName = Name(developer),
        Issuer = "Harbor Surety",
        IssuerRating = "B",
        Amount = FullDeposit,
        ExpiresOn = new(2029, 1, 1),
        HasAuthority = true,
        OriginalInCustody = true,
    };

    private static string Name(int developer) => string.Create(CultureInfo.InvariantCulture, $"Alpha Foods {developer} LLC");
}

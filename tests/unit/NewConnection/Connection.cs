using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.NewConnection;

namespace Serverless.Tests.Unit.NewConnection;

/// <summary>One plain example of a connection; a test changes only what it is about.</summary>
internal static class Connection
{
    public static readonly DateOnly Today = new(2026, 3, 2);

    public static readonly DepositPolicy Deposits = DepositPolicy.Default.On(Today);

    public static readonly SecurityPolicy Security = SecurityPolicy.Default.On(Today);

    public static NewConnectionDetails Details(EntityType entity = EntityType.Corporation, BillingStructure billing = BillingStructure.Individual, bool houseMeter = false) => new()
    {
        Applicant = new("Alpha Foods Inc", entity, "idt-alpha", "123456789"),
        Site = new(SiteUse.Office, [new(UnitType.Suite, 1000, 10, 100, "101"), new(UnitType.Suite, 1000, 10, 100, "102")], "21-36-00777"),
        Services = [UtilityService.Electric, UtilityService.Sewer],
        Billing = billing,
        HouseMeter = houseMeter,
        PreferredSecurity = SecurityForm.Cash,
    };

    public static SecurityOffered Bond() => new()
    {
        OfferId = "offer-1",
        RequestId = "req-1",
        Form = SecurityForm.SuretyBond,
        InstrumentNumber = "SB-1",
        PrincipalName = "Alpha Foods Inc",
        Issuer = "Harbor Surety",
        IssuerRating = "C",
        Amount = 5000m,
        ExpiresOn = Today.AddDays(365),
        HasAuthority = true,
        OriginalInCustody = true,
    };

    public static BlanketOffered Blanket() => new()
    {
        InstrumentNumber = "BL-1",
        Form = SecurityForm.LetterOfCredit,
        PrincipalName = "Alpha Foods Inc",
        Issuer = "Harbor Bank",
        IssuerRating = "B",
        Amount = 10_000m,
        ExpiresOn = Today.AddDays(730),
        HasAuthority = true,
        OriginalInCustody = true,
    };
}

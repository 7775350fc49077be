using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Billing;
using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Ledger;
using Serverless.Orchestrations.Payments;
using Serverless.Orchestrations.Premises;

namespace Serverless.LocalDev.City;

/// <summary>
/// A city made by code, the same every time: premises on feeders, an account at each. Names, balances and services vary by
/// number alone, so that a test, a partner and a person looking all mean the same customer.
/// </summary>
public sealed class SampleCity(int accounts = SampleCity.DefaultAccounts, int feeders = SampleCity.DefaultFeeders)
{
    public const int DefaultAccounts = 2_000;
    public const int DefaultFeeders = 40;

    /// <summary>Every so many accounts one is closed; a closed one of these owes money.</summary>
    private const int ClosedEvery = 50;

    private const int AccountsPerVacantHome = 4;

    private static readonly DateTimeOffset Migration = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly FirstBill = new(2025, 12, 1);
    private const int BillingDays = 86;

    private static readonly BillRules Rules =
        new(BillingPolicy.Default.On(FirstBill), PostingOrder.Default.On(FirstBill), BusinessCalendar.Default.On(FirstBill));

    private static readonly string[] GivenNames = ["Ada", "Bruno", "Carla", "Desmond", "Edith", "Farid", "Greta", "Hugo", "Ines", "Jonah"];
    private static readonly string[] FamilyNames = ["Alvarez", "Brooks", "Chen", "Dawson", "Ellis", "Fontaine", "Grant", "Hayes", "Ito", "Jensen", "Keller"];
    private static readonly string[] Streets = ["Monroe St", "Gaines St", "Tennessee St", "Park Ave", "Magnolia Dr", "Meridian Rd", "Thomasville Rd"];

    public int Accounts => accounts;

    /// <summary>Homes without a customer, after the others: where service can start.</summary>
    public int VacantHomes => Math.Max(1, accounts / AccountsPerVacantHome);

    public int Feeders => feeders;

    public string FeederId(int premise) => string.Create(CultureInfo.InvariantCulture, $"F-{premise % feeders + 1:00}");

    public static string PremiseId(int premise) => string.Create(CultureInfo.InvariantCulture, $"P-{premise:00000}");

    /// <summary>The premise's number of a vacant home, numbered from 0 and beginning again after the last.</summary>
    public int VacantHome(int number) => accounts + number % VacantHomes;

    public static string ServicePointId(int premise, UtilityService service = UtilityService.Electric) => $"{PremiseId(premise)}-{service}";

    public static string AccountId(int account) => AccountNumber.Of(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"sample-city-{account}"))));

    public static string IdentityToken(int account) => string.Create(CultureInfo.InvariantCulture, $"idt-{account:00000}");

    public static string CustomerName(int account) => $"{GivenNames[account % GivenNames.Length]} {FamilyNames[account / 3 % FamilyNames.Length]}";

    public static bool IsClosed(int account) => account % ClosedEvery == ClosedEvery - 1;

    public PremiseDocument Premise(int premise)
    {
        var address = new Address(
            string.Create(CultureInfo.InvariantCulture, $"{100 + premise} {Streets[premise % Streets.Length]}"), null, null, "Tallahassee", "FL", "32301");
        return new()
        {
            Id = PremiseDocument.DocumentId,
            PremiseId = PremiseId(premise),
            ParcelId = string.Create(CultureInfo.InvariantCulture, $"21-36-{premise:00000}"),
            CivicAddress = address,
            PostalAddress = address,
            ServiceAddress = address,
            FeederId = FeederId(premise),
            TransformerId = string.Create(CultureInfo.InvariantCulture, $"T-{premise / 8:0000}"),
            Buildings = [new($"{PremiseId(premise)}-B1", [new($"{PremiseId(premise)}-U1", null, null, [.. ServicesAt(premise).Select(service => ServicePointAt(premise, service))])])],
            CreatedAt = Migration,
            UpdatedAt = Migration,
            CauseId = "sample-city",
        };
    }

    /// <summary>The account's header as it is seeded: with its bill, if it has one.</summary>
    public static AccountDocument Account(int account) => Opened(account).Entered.Account;

    /// <summary>The bill, if there is one, and what it made of the account's ledger. Bills are spread over a winter, so that some are past due and some are not.</summary>
    public static (BillDocument? Bill, Entered Entered) Opened(int account)
    {
        var header = Header(account);
        var lines = ServicesAt(account).Select(service => new BillLine(ReceivableOf(service), BalanceOf(account, service))).Where(line => line.Amount > 0).ToList();
        if (lines.Count == 0) return (null, Entered.Nothing(header));
        var billedOn = FirstBill.AddDays(account * 7 % BillingDays);
        var billId = string.Create(CultureInfo.InvariantCulture, $"CIS-{account:00000}");
        var content = new BillContent { BilledOn = billedOn, MailedOn = billedOn, ServiceFrom = billedOn.AddDays(-30), ServiceUntil = billedOn.AddDays(-1), IsFinal = IsClosed(account), Lines = lines };
        var decided = PostBill.Decide(header, null, new BillIssued { BillId = billId, AccountId = header.AccountId, Bill = content }.Statement(), ItemStandings.Of([]), Rules, Migration)!;
        return (decided.Bill, decided.Entered);
    }

    private static AccountDocument Header(int account) => new()
    {
        Id = AccountDocument.DocumentId,
        AccountId = AccountId(account),
        Status = IsClosed(account) ? AccountStatus.Closed : AccountStatus.Active,
        Class = account % 10 == 0 ? CustomerClass.Commercial : CustomerClass.Residential,
        Customer = new(CustomerName(account), IdentityToken(account), $"customer{account}@example.com", string.Create(CultureInfo.InvariantCulture, $"+1850555{account % 10000:0000}")),
        PremiseId = PremiseId(account),
        CreatedAt = Migration,
        UpdatedAt = Migration,
        CauseId = "sample-city",
    };

    public static IEnumerable<ServiceAgreementDocument> Agreements(int account) => ServicesAt(account).Select(service => new ServiceAgreementDocument
    {
        Id = ServiceAgreementDocument.IdFor(service),
        AccountId = AccountId(account),
        Service = service,
        PremiseId = PremiseId(account),
        StartDate = new DateOnly(2020, 1, 1).AddDays(account % 1500),
        EndDate = IsClosed(account) ? new DateOnly(2025, 12, 1) : null,
        MeterId = ServicePointAt(account, service).MeterId,
        CreatedAt = Migration,
        UpdatedAt = Migration,
        CauseId = "sample-city",
    });

    private static IEnumerable<UtilityService> ServicesAt(int premise)
    {
        yield return UtilityService.Electric;
        yield return UtilityService.Water;
        yield return UtilityService.SolidWaste;
        if (premise % 3 != 0) yield return UtilityService.Sewer;
        if (premise % 4 == 0) yield return UtilityService.Gas;
    }

    private static ServicePoint ServicePointAt(int premise, UtilityService service)
    {
        var metered = service is UtilityService.Electric or UtilityService.Water or UtilityService.Gas;
        return new(ServicePointId(premise, service), service, metered ? string.Create(CultureInfo.InvariantCulture, $"M{service.ToString()[0]}-{premise:00000}") : null);
    }

    private static Receivable ReceivableOf(UtilityService service) => Enum.Parse<Receivable>(service.ToString());

    /// <summary>Dollars owed: whole cents, none on every eleventh account.</summary>
    private static decimal BalanceOf(int account, UtilityService service) =>
        account % 11 == 0 ? 0m : (account * 37 % 9_000 + (int)service * 1_113 + 500) / 100m;
}

using System.Globalization;
using Serverless.LocalDev.City;
using Serverless.LocalDev.Partners;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.NewConnection;

namespace Serverless.LocalDev.Scenario;

/// <summary>
/// 20 new connections, some sent twice: connected on a bond or on cash, refused, taken back, or as far as they come before
/// somebody acts. The connected ones look for their first bill in 35 days.
/// </summary>
internal sealed class ScenarioConnections(ScenarioPlan plan, SampleCityDirectory city)
{
    private const int OnBond = 8;
    private const int OnCash = 2;
    private const int EachOther = 2;

    /// <summary>Two months of 60 kW at $46.80 a kW and month: what a restaurant without a credit file is asked for.</summary>
    private const decimal Deposit = 5_616m;

    private const int Meters = 2;
    private readonly List<string> withdrawn = [];

    /// <summary>The requests that are taken back once they are on file.</summary>
    public IReadOnlyList<string> Withdrawn => withdrawn;

    public void Write()
    {
        for (var number = 0; number < OnBond; number++) Offer(Add("bond", number, Connected), $"of-bond-{number}", SecurityStatus.Held);
        for (var number = 0; number < OnCash; number++) Pay(Add("cash", number, Connected), $"pay-deposit-{number}");
        // A closed account of these owes money: the debt follows its entity.
        int[] debtors = [.. Enumerable.Range(0, city.Customers).Where(customer => city.IsClosed(customer) && SampleCity.Account(customer).Owed > 0).TakeLast(EachOther)];
        for (var number = 0; number < EachOther; number++)
        {
            Add("red-flag", number, Refused("IdentityRedFlag"), $"{IdentityService.RedFlagPrefix}conn-{number}");
            Add("in-debt", number, Refused("PriorDebt"), SampleCity.IdentityToken(debtors[number]));
            withdrawn.Add(Add("withdrawn", number, new(CaseStatus.Withdrawn, "Withdrawn", 0)));
            Add("undecided", number, Waiting($"approval-{Id("undecided", number)}-deposit-waiver"), duns: "123456789");
        }
        Add("unsecured", 0, Waiting("security-requested"));
        Offer(Add("wrong-bond", 0, Waiting("security-offered-of-wrong-bond-0")), "of-wrong-bond-0", SecurityStatus.Refused);
    }

    private static ExpectedCase Connected => new(CaseStatus.Completed, null, Meters) { RestsAt = "letter-welcome" };

    private static ExpectedCase Refused(string reason) => new(CaseStatus.Refused, reason, 0);

    private static ExpectedCase Waiting(string step) => new(CaseStatus.Open, null, 0) { RestsAt = step };

    /// <returns>The request's id.</returns>
    private string Add(string kind, int number, ExpectedCase expected, string? identityToken = null, string? duns = null)
    {
        var restaurant = SampleConnection.Restaurant(Id(kind, number));
        var applicant = restaurant.Details.Applicant;
        applicant = applicant with { Duns = duns, IdentityToken = identityToken ?? applicant.IdentityToken };
        var message = SampleMessages.NewConnection(restaurant with { Details = restaurant.Details with { Applicant = applicant } }, ScenarioPlan.Day);
        plan.Send(message);
        if (number == 0) plan.Repeat(message);
        plan.Expected.Cases.Add(restaurant.RequestId, expected with { Type = ServiceRequestType.NewCommercialConnection });
        return restaurant.RequestId;
    }

    private void Offer(string requestId, string id, SecurityStatus status)
    {
        var name = SampleConnection.Restaurant(requestId).Details.Applicant.LegalName;
        var offer = SampleMessages.Security(id, requestId, SecurityForm.SuretyBond, status == SecurityStatus.Held ? name : $"The {name}", Deposit, ScenarioPlan.Day);
        plan.SendOnceFiled(requestId, offer with { LeavesDocument = false });
        plan.Expected.Securities.Add(id, new(Deposit, status));
    }

    private void Pay(string requestId, string id)
    {
        var account = LocalAccounts.NumberFor(requestId);
        plan.SendOnceFiled(requestId, SampleMessages.Deposit(id, account, Deposit, ScenarioPlan.Day));
        plan.Expected.Payments.Add(id, new(account, Deposit));
        plan.Expected.CashDeposits += Deposit;
    }

    private static string Id(string kind, int number) => string.Create(CultureInfo.InvariantCulture, $"conn-{kind}-{number:000}");
}

using System.Globalization;
using Serverless.LocalDev.City;
using Serverless.LocalDev.Partners;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.FieldOrders;

namespace Serverless.LocalDev.Scenario;

/// <summary>200 requests to start service at a home, with every way such a request can end.</summary>
internal sealed class ScenarioRequests(ScenarioPlan plan, SampleCityDirectory city)
{
    private const int Activated = 150;
    private const int EachOther = 10;
    private const int Repeated = 10;
    private readonly SampleMessages samples = new(city);
    private readonly HashSet<string> failingOnce = new(StringComparer.Ordinal);
    private readonly HashSet<string> failingAlways = new(StringComparer.Ordinal);
    private int homes;

    public void Write()
    {
        // A closed account of these owes money: the debt follows its person.
        int[] debtors = [.. Enumerable.Range(0, city.Customers).Where(customer => city.IsClosed(customer) && SampleCity.Account(customer).Owed > 0).Take(EachOther)];
        for (var number = 0; number < Activated; number++) Add("moves-in", number, $"idt-new-{number}", new(CaseStatus.Completed, null, 1), number < Repeated);
        for (var number = 0; number < EachOther; number++)
        {
            Add("red-flag", number, $"{IdentityService.RedFlagPrefix}{number}", new(CaseStatus.Refused, "IdentityRedFlag", 0));
            Add("unknown", number, $"{IdentityService.UnknownPrefix}{number}", new(CaseStatus.NeedsPerson, "IdentityNotVerified", 0));
            Add("in-debt", number, SampleCity.IdentityToken(debtors[number]), new(CaseStatus.Refused, "PriorDebt", 0));
            failingOnce.Add(Add("second-visit", number, $"idt-second-{number}", new(CaseStatus.Completed, null, 2)));
            failingAlways.Add(Add("no-access", number, $"idt-no-access-{number}", new(CaseStatus.NeedsPerson, "TurnOnFailed", 2)));
        }
    }

    /// <summary>What a crew finds at a premise of the scenario.</summary>
    public FieldOutcome OutcomeOf(HttpFieldCrews.WorkOrder order)
    {
        if (failingAlways.Contains(order.PremiseId)) return FieldOutcome.NoAccess;
        var isFirst = order.OrderId.EndsWith("-on1", StringComparison.Ordinal);
        return isFirst && failingOnce.Contains(order.PremiseId) ? FieldOutcome.NoAccess : FieldOutcome.Completed;
    }

    /// <returns>The request's premise, which is no other request's.</returns>
    private string Add(string kind, int number, string identityToken, ExpectedCase expected, bool repeated = false)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"req-{kind}-{number:000}");
        var premise = city.VacantHome(homes++);
        var message = samples.StartService(id, identityToken, premise, ScenarioPlan.Day, Chance.Of(premise));
        plan.Send(message);
        if (repeated) plan.Repeat(message);
        plan.Expected.Cases.Add(id, expected);
        return city.PremiseId(premise);
    }
}

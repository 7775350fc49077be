using System.Globalization;
using Serverless.LocalDev.City;
using Serverless.LocalDev.Partners;
using Serverless.LocalDev.Scenario;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Payments;

namespace Serverless.Tests.Crash;

/// <param name="Path">The endpoint it is posted to.</param>
internal sealed record Submission(string Path, PartnerMessage Message);

/// <summary>An endless mix of messages by number, and what each that was taken must come to.</summary>
internal sealed class LoadMessages
{
    private readonly SampleCity sample;
    private readonly SampleCityDirectory city;
    private readonly SampleMessages samples;
    private readonly List<Submission> all = [];
    private readonly int[] open;
    private readonly int[] closed;
    private readonly int[] debtors;

    public LoadMessages(SampleCity sample)
    {
        this.sample = sample;
        city = new SampleCityDirectory(sample);
        samples = new SampleMessages(city);
        open = [.. Enumerable.Range(0, city.Customers).Where(customer => !city.IsClosed(customer))];
        closed = [.. Enumerable.Range(0, city.Customers).Where(customer => city.IsClosed(customer) && SampleCity.Account(customer).Owed == 0)];
        debtors = [.. Enumerable.Range(0, city.Customers).Where(customer => city.IsClosed(customer) && SampleCity.Account(customer).Owed > 0)];
    }

    public ExpectedBooks Expected { get; } = new();

    public int Count => all.Count;

    public IReadOnlyList<Submission> All => all;

    /// <summary>The next message; from now on its effect is expected.</summary>
    public Submission Next()
    {
        lock (Expected)
        {
            var number = Count;
            var chance = Chance.Of(number);
            var next = chance.Pick(50, 100) switch
            {
                < 48 => Payment(number, city.AccountId(AnyOf(open, chance)), null, chance),
                < 52 => Payment(number, city.AccountId(AnyOf(closed, chance)), SuspenseReason.ClosedAccount, chance),
                < 55 => Payment(number, LocalAccounts.NumberFor(Id("nobody", number)), SuspenseReason.UnknownAccount, chance),
                < 85 => Outage(number, chance),
                _ => Request(number, chance),
            };
            all.Add(next);
            return next;
        }
    }

    private Submission Payment(int number, string account, SuspenseReason? reason, Chance chance)
    {
        var (id, amount) = (Id("pay", number), (1 + chance.Pick(51, 30_000)) / 100m);
        Expected.Payments.Add(id, new(account, amount, reason?.ToString()));
        return new("/api/payments", SampleMessages.Payment(id, account, amount, ScenarioPlan.Day, chance));
    }

    private Submission Outage(int number, Chance chance)
    {
        var (id, premise) = (Id("out", number), chance.Pick(52, city.Customers));
        var point = (sample.FeederId(premise), city.ServicePointId(premise));
        if (!Expected.Outages.TryGetValue(point, out var reports)) Expected.Outages.Add(point, reports = []);
        reports.Add(id);
        return new("/api/outages", samples.Outage(id, premise, ScenarioPlan.Day, chance));
    }

    private Submission Request(int number, Chance chance)
    {
        var id = Id("req", number);
        var (token, expected) = chance.Pick(53, 10) switch
        {
            0 => (Id(IdentityService.RedFlagPrefix + "load", number), new ExpectedCase(CaseStatus.Refused, "IdentityRedFlag", 0)),
            1 => (Id(IdentityService.UnknownPrefix + "load", number), new ExpectedCase(CaseStatus.NeedsPerson, "IdentityNotVerified", 0)),
            2 => (SampleCity.IdentityToken(AnyOf(debtors, chance)), new ExpectedCase(CaseStatus.Refused, "PriorDebt", 0)),
            _ => (Id("idt-load", number), new ExpectedCase(CaseStatus.Completed, null, 1)),
        };
        // No two in one home: that would be a question to a person.
        if (Expected.Cases.Count >= city.VacantHomes) throw new InvalidOperationException("The city has no vacant home left.");
        var home = city.VacantHome(Expected.Cases.Count);
        Expected.Cases.Add(id, expected);
        return new("/api/service-requests", samples.StartService(id, token, home, ScenarioPlan.Day, chance));
    }

    private static int AnyOf(int[] customers, Chance chance) => customers[chance.Pick(55, customers.Length)];

    private static string Id(string prefix, int number) => string.Create(CultureInfo.InvariantCulture, $"{prefix}-{number}");
}

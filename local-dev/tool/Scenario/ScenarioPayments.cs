using System.Globalization;
using Serverless.LocalDev.City;
using Serverless.LocalDev.Partners;

namespace Serverless.LocalDev.Scenario;

/// <summary>3,000 payments: most are posted, some cannot be placed, some are wrong, some come twice.</summary>
internal sealed class ScenarioPayments(ScenarioPlan plan, SampleCityDirectory city)
{
    private const int Posted = 2_690;
    private const int Conflicting = 10;
    private const int Repeated = 100;
    private const int ToNobody = 100;
    private const int ToClosed = 60;
    private const int Invalid = 30;
    private const int WithCard = 10;

    public void Write()
    {
        int[] open = [.. Enumerable.Range(0, city.Customers).Where(customer => !city.IsClosed(customer))];
        int[] closed = [.. Enumerable.Range(0, city.Customers).Where(customer => city.IsClosed(customer) && SampleCity.Account(customer).Owed == 0)];
        for (var number = 0; number < Posted; number++) Post(number, city.AccountId(open[number * 11 % open.Length]));
        for (var number = 0; number < ToNobody; number++) Suspend(Id("nobody", number), LocalAccounts.NumberFor(Id("scenario-nobody", number)), "UnknownAccount");
        for (var number = 0; number < ToClosed; number++) Suspend(Id("closed", number), city.AccountId(closed[number % closed.Length]), "ClosedAccount");
        for (var number = 0; number < Invalid; number++) plan.SendBad(Mistaken(number, city.AccountId(open[number])), "InvalidMessage");
        for (var number = 0; number < WithCard; number++) plan.SendBad(Card(number, city.AccountId(open[number])), "ProhibitedData");
    }

    private void Post(int number, string account)
    {
        var id = Id("posted", number);
        var message = Payment(id, account, number);
        plan.Expected.Payments.Add(id, new(account, Amount(number)));
        if (number < Conflicting) plan.SendBeforeConflict(message, message.With("amount", Amount(number) + 1m));
        else plan.Send(message);
        if (number is >= Conflicting and < Conflicting + Repeated) plan.Repeat(message);
    }

    private void Suspend(string id, string account, string reason)
    {
        plan.Send(Payment(id, account, id.Length + account[^1]));
        plan.Expected.Payments.Add(id, new(account, Amount(id.Length + account[^1]), reason));
    }

    private static PartnerMessage Mistaken(int number, string account)
    {
        var message = Payment(Id("invalid", number), account, number);
        return (number % 6) switch
        {
            0 => message.Without("amount"),
            1 => message.Without("accountId").Without("channel").Without("receivedAt"),
            2 => message.With("amount", "twelve"),
            3 => message.With("amount", -5m),
            4 => message.With("channel", "Cheque"),
            _ => message with { MessageId = Id("other", number) },
        };
    }

    // Test numbers that card schemes publish.
    private static PartnerMessage Card(int number, string account) => number % 2 == 0
        ? Payment(Id("card", number), account, number).With("externalId", "4111 1111 1111 1111")
        : Payment(Id("card", number), account, number).With("methodToken", "5555555555554444");

    private static PartnerMessage Payment(string id, string account, int number) =>
        SampleMessages.Payment(id, account, Amount(number), ScenarioPlan.Day.AddSeconds(number), Chance.Of(number));

    /// <summary>From one dollar to a few hundred: some pay part of what is owed, some more than all of it.</summary>
    private static decimal Amount(int number) => (100 + number * 7_919L % 30_000) / 100m;

    private static string Id(string kind, int number) => string.Create(CultureInfo.InvariantCulture, $"pay-{kind}-{number:0000}");
}

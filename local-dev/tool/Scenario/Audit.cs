using System.Globalization;
using Serverless.LocalDev.City;
using Serverless.LocalDev.Dashboard;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Ledger;
using Serverless.Orchestrations.NewConnection;
using Serverless.Orchestrations.Outages;

namespace Serverless.LocalDev.Scenario;

/// <summary>Holds what was found against what was expected: every message accounted for once, every dollar in one place.</summary>
internal static class Audit
{
    /// <param name="sendings">Everything ever sent, right, wrong and repeated.</param>
    public static Bookkeeping Of(ExpectedBooks expected, int sendings, FoundBooks found, SampleCity city, PlatformFigures figures)
    {
        var books = new Bookkeeping();
        Payments(books, expected, found);
        Accounts(books, expected, found, city);
        Outages(books, expected, found);
        Requests(books, expected, found);
        Securities(books, expected, found);
        DeadLetters(books, expected, found);
        Events(books, expected, found);
        Sendings(books, expected, sendings, found);
        books.Count("messages left in queues", 0, figures.Entities.Where(entity => FoundBooks.Queues.Contains(entity.Path)).Sum(entity => entity.Waiting + entity.Scheduled));
        books.Count("events left in the outbox", 0, found.Outbox);
        return books;
    }

    private static void Payments(Bookkeeping books, ExpectedBooks expected, FoundBooks found)
    {
        books.Match("payments on ledgers or in suspense",
            expected.Payments.ToDictionary(payment => payment.Key, payment => Place(payment.Value.AccountId, payment.Value.Amount, payment.Value.Reason)),
            [
                .. found.Payments.Select(entry => KeyValuePair.Create(entry.Payment!.PaymentId, Place(entry.AccountId, entry.Amount, null))),
                .. found.Suspense.Select(entry => KeyValuePair.Create(entry.Payment.PaymentId, Place(entry.AccountId, entry.Amount, entry.Reason.ToString()))),
            ]);
        var posted = expected.Posted.Sum(payment => payment.Amount);
        books.Money("$ on ledgers", posted, found.Payments.Sum(entry => entry.Amount));
        books.Money("$ allocated or credited by ledger entries", posted, found.Payments.Sum(entry => entry.Allocations.Values.Sum())
            + found.Accounts.Sum(account => account.UnappliedCredit));
        books.Money("$ paid, on account headers", posted, found.Accounts.Sum(account => account.TotalPaid));
        books.Money("$ in suspense", expected.Suspended.Sum(payment => payment.Amount), found.Suspense.Sum(entry => entry.Amount));
    }

    /// <summary>Each sample account: what it owed at the beginning, less what was paid, is what it owes now, less its credit.</summary>
    private static void Accounts(Bookkeeping books, ExpectedBooks expected, FoundBooks found, SampleCity city)
    {
        var paid = expected.Posted.GroupBy(payment => payment.AccountId).ToDictionary(group => group.Key, group => group.Sum(payment => payment.Amount));
        var opening = Enumerable.Range(0, city.Accounts).Select(SampleCity.Account).ToDictionary(
            account => account.AccountId, account => Balance(account.Owed - paid.GetValueOrDefault(account.AccountId), paid.GetValueOrDefault(account.AccountId)));
        books.Match("accounts whose balance moved by what was paid", opening,
            found.Accounts.Where(account => account.RequestId is null).Select(account => KeyValuePair.Create(account.AccountId, Balance(account.Owed - account.UnappliedCredit, account.TotalPaid))));
        var ledgers = found.Ledger.ToLookup(entry => entry.AccountId);
        books.Count("accounts that are the sum of their ledger", found.Accounts.Count, found.Accounts.Count(account => account.IsSumOf(ledgers[account.AccountId])));
    }

    private static void Outages(Bookkeeping books, ExpectedBooks expected, FoundBooks found)
    {
        books.Match("service points out, with their reports",
            expected.Outages.ToDictionary(outage => $"{outage.Key.Feeder}/{outage.Key.ServicePoint}", outage => Reports(outage.Value.Count, outage.Value)),
            found.Outages.Select(outage => KeyValuePair.Create($"{outage.FeederId}/{outage.ServicePointId}", Reports(outage.ReportCount, outage.Reports.Select(ReportKey.ReportId)))));
        books.Count("outage reports counted", expected.OutageReports, found.Outages.Sum(outage => outage.ReportCount));
    }

    private static void Requests(Bookkeeping books, ExpectedBooks expected, FoundBooks found)
    {
        var visits = found.FieldOrders.CountBy(order => order.AccountId).ToDictionary();
        var accounts = found.Accounts.Where(account => account.RequestId is not null).ToLookup(account => account.RequestId!);
        Match("requests ended as they must", ServiceRequestType.ResidentialStart);
        Match("new connections ended or waiting as they must", ServiceRequestType.NewCommercialConnection);
        books.Count("accounts made for requests", expected.Cases.Count, accounts.Sum(made => made.Count()));

        void Match(string what, ServiceRequestType type) => books.Match(what,
            expected.Cases.Where(request => request.Value.Type == type).ToDictionary(
                request => request.Key, request => Ending(request.Value.Status, request.Value.Reason, request.Value.Visits, AccountAfter(request.Value.Status))),
            found.Cases.Where(request => request.RequestType == type).Select(request => KeyValuePair.Create(request.RequestId, Ending(
                request.Status, request.Reason, visits.GetValueOrDefault(request.AccountId), string.Join('+', accounts[request.RequestId].Select(account => account.Status))))));
    }

    private static void Securities(Bookkeeping books, ExpectedBooks expected, FoundBooks found)
    {
        books.Match("instruments checked",
            expected.Securities.ToDictionary(security => security.Key, security => Security(security.Value.Amount, security.Value.Status)),
            found.Securities.Select(security => KeyValuePair.Create(security.Offer.OfferId, Security(security.Offer.Amount, security.Status))));
        books.Money("$ of security held in cash", expected.CashDeposits, found.Accounts.Sum(account => account.DepositHeld));
    }

    // A run that was cut short publishes again, so the same wrong message may be dead-lettered once for each sending.
    private static void DeadLetters(Bookkeeping books, ExpectedBooks expected, FoundBooks found) => books.Match("dead letters, by reason",
        expected.DeadLetters.ToDictionary(dead => $"{dead.Key.Queue}/{dead.Key.MessageId}", dead => dead.Value),
        found.DeadLetters.Select(dead => KeyValuePair.Create($"{dead.Queue}/{dead.Message.MessageId}", dead.Message.DeadLetterReason ?? "none")).Distinct());

    private static void Events(Bookkeeping books, ExpectedBooks expected, FoundBooks found)
    {
        var events = expected.Payments.Select(payment => payment.Value.Reason is null ? $"payment-posted-{payment.Key}" : $"payment-suspended-{payment.Key}")
            .Concat(expected.Cases.Where(request => request.Value.Status == CaseStatus.Completed)
                .Select(request => $"{(request.Value.Type == ServiceRequestType.ResidentialStart ? "service-started" : "service-connected")}-{request.Key}"))
            .Concat(expected.Cases.Where(request => request.Value.Status == CaseStatus.Refused).Select(request => $"service-request-refused-{request.Key}"))
            .Concat(expected.Cases.Where(request => request.Value.Status == CaseStatus.Withdrawn).Select(request => $"service-request-withdrawn-{request.Key}"));
        books.Match("events announced", events.ToDictionary(id => id, _ => "announced"),
            found.Events.Select(message => message.MessageId).Distinct().Select(id => KeyValuePair.Create(id, "announced")));
    }

    private static void Sendings(Bookkeeping books, ExpectedBooks expected, int sendings, FoundBooks found) => books.Count("messages sent, all accounted for", sendings,
        found.Payments.Count + found.Suspense.Count + found.Outages.Sum(outage => outage.ReportCount) + found.Cases.Count + found.Securities.Count
        + found.DeadLetters.Select(dead => (dead.Queue, dead.Message.MessageId)).Distinct().Count() + expected.Duplicates);

    private static string Place(string account, decimal amount, string? reason) =>
        string.Create(CultureInfo.InvariantCulture, $"{Money.Text(amount)} {(reason is null ? "posted to" : $"suspended ({reason}) for")} {account}");

    private static string Balance(decimal net, decimal paid) => string.Create(CultureInfo.InvariantCulture, $"owing {Money.Text(net)} after {Money.Text(paid)} paid");

    private static string Reports(int count, IEnumerable<string> ids) => string.Create(CultureInfo.InvariantCulture, $"{count}: {string.Join(' ', ids.Order(StringComparer.Ordinal))}");

    private static string Security(decimal amount, SecurityStatus status) => string.Create(CultureInfo.InvariantCulture, $"{Money.Text(amount)} {status}");

    private static string Ending(CaseStatus status, string? reason, int visits, string account) =>
        string.Create(CultureInfo.InvariantCulture, $"{status} {reason ?? "-"} after {visits} visits, account {account}");

    private static string AccountAfter(CaseStatus status) => status switch
    {
        CaseStatus.Completed => nameof(AccountStatus.Active),
        CaseStatus.Refused or CaseStatus.Withdrawn => nameof(AccountStatus.Withdrawn),
        _ => nameof(AccountStatus.Pending),
    };
}

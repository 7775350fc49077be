using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Billing;
using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Ledger;
using Serverless.Orchestrations.Payments;

namespace Serverless.Tests.Unit;

/// <summary>An account from its first entry on, and its whole ledger.</summary>
internal sealed class Life
{
    private readonly List<LedgerEntryDocument> ledger = [];

    public AccountDocument Account { get; private set; } = Sample.Account() with { LedgerEntries = 0 };

    public IReadOnlyList<LedgerEntryDocument> Ledger => ledger;

    public Dictionary<string, BillDocument> Bills { get; } = [];

    public DateTimeOffset Now { get; set; } = Sample.Now;

    private DateOnly Today => BusinessCalendar.DateOf(Now);

    public Life Bill(BillStatement stated)
    {
        var rules = new BillRules(BillingPolicy.Default.On(Today), Sample.Order, BusinessCalendar.Default.On(Today));
        var decided = PostBill.Decide(Account, Bills.GetValueOrDefault(stated.BillId), stated, ItemStandings.Of(ledger), rules, Now);
        if (decided is null) return this;
        Bills[stated.BillId] = decided.Bill;
        return Enter(decided.Entered);
    }

    public Life Pay(decimal amount, string id = "pay-1") =>
        Enter(((Posted)PostPayment.Decide(Account, Sample.Payment(amount) with { PaymentId = id, ReceivedAt = Now }, Sample.Order, Now)).Entered);

    public Life Enter(Entered entered)
    {
        ledger.AddRange(entered.Entries);
        Account = entered.Account;
        return this;
    }

    public Life IsProven()
    {
        Assert.True(Account.IsSumOf(ledger), "The header is not the sum of the ledger.");
        return this;
    }
}

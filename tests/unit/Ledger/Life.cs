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

    public Life Return(string paymentId, bool isFeeCovered = false, string? tenderId = null)
    {
        var returned = new ReturnedPayment(Account.AccountId, paymentId, "R01", "Insufficient funds", tenderId ?? paymentId, isFeeCovered, "file-1:7");
        var rules = new ReturnRules(ReturnedItemPolicy.Default.On(Today), Sample.Order, BusinessCalendar.Default.On(Today));
        return ReturnPayment.Decide(Account, ledger, returned, rules, Now) is { } change ? Enter(change.Entered) : this;
    }

    /// <summary>Pays out all of the credit.</summary>
    public Life Refund(string id)
    {
        if (Account.UnappliedCredit == 0) return this;
        return Enter(Account.Enter(new() { Id = id, Kind = EntryKind.Refund, Amount = Account.UnappliedCredit, CreditChange = -Account.UnappliedCredit, CauseId = id }, Now));
    }

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

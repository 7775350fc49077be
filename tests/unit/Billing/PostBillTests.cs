using System.Globalization;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Billing;
using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Ledger;

namespace Serverless.Tests.Unit.Billing;

public sealed class PostBillTests
{
    private static readonly DateOnly Today = BusinessCalendar.DateOf(Sample.Now);
    private static readonly BillRules Rules = new(BillingPolicy.Default.On(Today), Sample.Order, BusinessCalendar.Default.On(Today));

    [Fact]
    public void A_bill_opens_an_item_for_each_service_with_its_due_date()
    {
        var posted = Decide(Sample.Account(), null, Issued((Receivable.Electric, 80m), (Receivable.Water, 20m)));
        Assert.Equal([("bill-B17~Electric", 80m, new(2026, 3, 23)), ("bill-B17~Water", 20m, new DateOnly(2026, 3, 23))], Items(posted.Entered));
        Assert.Equal((EntryKind.Bill, 100m, 100m, 1), (posted.Entered.Entries[0].Kind, posted.Entered.Entries[0].Amount, posted.Entered.Account.Owed, posted.Entered.Account.LedgerEntries));
    }

    [Theory]
    // Mailed on Monday, March 2: 21 days later is Monday, March 23.
    [InlineData("2026-03-02", null, "2026-03-23")]
    // 21 days after Friday, March 6, is Friday, March 27; a day after that is a Saturday, and the due date rolls to Monday.
    [InlineData("2026-03-07", null, "2026-03-30")]
    // Due on Memorial Day, it is due the day after.
    [InlineData("2026-05-04", "2026-05-25", "2026-05-26")]
    // Printed too early, it is due on the twentieth day.
    [InlineData("2026-03-03", "2026-03-10", "2026-03-23")]
    [InlineData("2026-03-03", "2026-04-01", "2026-04-01")]
    public void The_due_date_is_never_too_early_and_never_on_a_closed_day(string mailed, string? printed, string due)
    {
        var bill = Content((Receivable.Water, 5m)) with { MailedOn = Day(mailed), DueOn = printed is null ? null : Day(printed) };
        Assert.Equal(Day(due), Rules.Billing.DueOn(bill, Rules.Calendar));
    }

    [Fact]
    public void A_bill_keeps_the_day_it_was_mailed() => Assert.Equal(Content().MailedOn, Decide(Sample.Account(), null, Issued((Receivable.Electric, 80m))).Bill.MailedOn);

    [Fact]
    public void Credit_pays_a_new_bill_at_once_by_an_entry_of_its_own()
    {
        var posted = Decide(Sample.Account() with { UnappliedCredit = 30m }, null, Issued((Receivable.Electric, 80m), (Receivable.Water, 20m)));
        Assert.Equal([EntryKind.Bill, EntryKind.CreditApplied], posted.Entered.Entries.Select(entry => entry.Kind));
        Assert.Equal((70m, 0m), (posted.Entered.Account.Owed, posted.Entered.Account.UnappliedCredit));
        Assert.Equal([("bill-B17~Electric", 70m, new DateOnly(2026, 3, 23))], Items(posted.Entered));
    }

    [Fact]
    public void A_correction_downwards_lowers_what_is_open_and_only_what_was_paid_beyond_it_is_credit()
    {
        var life = new Life().Bill(Issued((Receivable.Electric, 80m), (Receivable.Water, 20m))).Pay(60m);
        // Water was paid, and 40 of electricity.
        life.Bill(Corrected(1, (Receivable.Electric, 50m), (Receivable.Water, 20m)));
        Assert.Equal((10m, 0m), (life.Account.Owed, life.Account.UnappliedCredit));
        life.Bill(Corrected(2, (Receivable.Electric, 30m), (Receivable.Water, 20m)));
        Assert.Equal((0m, 10m), (life.Account.Owed, life.Account.UnappliedCredit));
        life.Bill(Corrected(3, (Receivable.Electric, 90m), (Receivable.Water, 20m)));
        Assert.Equal((50m, 0m), (life.Account.Owed, life.Account.UnappliedCredit));
        life.IsProven();
    }

    [Fact]
    public void A_cancelled_bill_leaves_nothing_owed_and_gives_back_as_credit_what_was_paid()
    {
        var life = new Life().Bill(Issued((Receivable.Electric, 80m))).Pay(60m).Bill(Cancelled(1));
        Assert.Equal((0m, 60m), (life.Account.Owed, life.Account.UnappliedCredit));
        Assert.Equal((BillStatus.Cancelled, 0), (life.Bills["B17"].Status, life.Bills["B17"].Lines.Count));
        life.IsProven();
    }

    [Fact]
    public void A_statement_that_comes_after_a_later_one_changes_nothing()
    {
        var corrected = Decide(Sample.Account(), null, Corrected(2, (Receivable.Electric, 50m)));
        Assert.Equal(50m, corrected.Entered.Account.Owed);
        foreach (var late in new[] { Issued((Receivable.Electric, 80m)), Corrected(1, (Receivable.Electric, 70m)), Corrected(2, (Receivable.Electric, 50m)) })
            Assert.Null(PostBill.Decide(corrected.Entered.Account, corrected.Bill, late, ItemStandings.Of(corrected.Entered.Entries), Rules, Sample.Now));
        Assert.Null(PostBill.Decide(Sample.Account(), Decide(Sample.Account(), null, Cancelled(1)).Bill, Issued((Receivable.Electric, 80m)), ItemStandings.Of([]), Rules, Sample.Now));
    }

    [Fact]
    public void A_corrected_bill_has_its_new_due_date_on_what_is_still_open()
    {
        var life = new Life().Bill(Issued((Receivable.Electric, 80m)));
        var stated = new BillCorrected { BillChangeId = "C1", BillId = "B17", AccountId = Sample.AccountId, Revision = 1, Why = "Misread", Bill = Content((Receivable.Electric, 80m)) with { MailedOn = new(2026, 4, 1) } };
        life.Bill(stated.Statement());
        Assert.Equal(new(2026, 4, 22), Assert.Single(life.Account.OpenItems).DueOn);
    }

    [Fact]
    public void A_bill_names_everything_that_does_not_fit()
    {
        var bill = Content((Receivable.Deposit, 5m), (Receivable.Deposit, -1m)) with { MailedOn = new(2026, 3, 1), DueOn = new(2026, 2, 1), ServiceUntil = new(2025, 1, 1) };
        Assert.Equal(
            ["bill.dueOn", "bill.lines", "bill.lines", "bill.lines[1].amount", "bill.mailedOn", "bill.serviceUntil", "billId"],
            new BillIssued { BillId = "a b", AccountId = "1", Bill = bill }.Problems().Select(problem => problem.Field).Order(StringComparer.Ordinal));
        Assert.Equal(["bill.lines"], new BillIssued { BillId = "B", AccountId = "1", Bill = Content() }.Problems().Select(problem => problem.Field));
        Assert.Equal(["billChangeId", "revision", "why"], new BillCancelled { BillChangeId = "", BillId = "B", AccountId = "1", Revision = 0, Why = "" }.Problems().Select(problem => problem.Field));
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal static BillStatement Issued(params (Receivable, decimal)[] lines) => Issued("B17", lines);

    internal static BillStatement Issued(string billId, params (Receivable, decimal)[] lines) => new BillIssued { BillId = billId, AccountId = Sample.AccountId, Bill = Content(lines) }.Statement();

    internal static BillStatement Corrected(string billId, int revision, params (Receivable, decimal)[] lines) =>
        new BillCorrected { BillChangeId = $"C{revision}", BillId = billId, AccountId = Sample.AccountId, Revision = revision, Why = "Misread", Bill = Content(lines) }.Statement();

    internal static BillStatement Cancelled(string billId, int revision) =>
        new BillCancelled { BillChangeId = $"C{revision}", BillId = billId, AccountId = Sample.AccountId, Revision = revision, Why = "Wrong meter" }.Statement();

    private static BillStatement Corrected(int revision, params (Receivable, decimal)[] lines) => Corrected("B17", revision, lines);

    private static BillStatement Cancelled(int revision) => Cancelled("B17", revision);

    internal static BillContent Content(params (Receivable Receivable, decimal Amount)[] lines) => new()
    {
        BilledOn = Today,
        MailedOn = Today,
        ServiceFrom = Today.AddDays(-30),
        ServiceUntil = Today.AddDays(-1),
        Lines = [.. lines.Select(line => new BillLine(line.Receivable, line.Amount))],
    };

    private static BillDecision Decide(AccountDocument account, BillDocument? before, BillStatement stated) =>
        PostBill.Decide(account, before, stated, ItemStandings.Of([]), Rules, Sample.Now)!;

    private static IEnumerable<(string, decimal, DateOnly)> Items(Entered entered) => entered.Account.OpenItems.Select(item => (item.ItemId, item.Open, item.DueOn));
}

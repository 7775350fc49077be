using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Billing;
using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Ledger;

namespace Serverless.Tests.Unit.Billing;

public sealed class ChargeLatenessTests
{
    private static readonly DateOnly Today = BusinessCalendar.DateOf(Sample.Now);
    private static readonly LateChargePolicy Policy = LateChargePolicy.Default.On(Today);
    private static readonly LatenessFacts Nothing = new([], [], []);

    [Theory]
    [InlineData(-3, 0)]
    [InlineData(-4, 1.20)]
    [InlineData(-34, 1.20)]
    [InlineData(-35, 0)]
    public void It_is_charged_from_the_fourth_day_on_and_not_after_a_month(int dueInDays, decimal charge) =>
        Assert.Equal(charge, Charge(Account(Sample.Item(Receivable.Electric, 80m, dueInDays: dueInDays))).Sum(entry => entry.Amount));

    [Fact]
    public void Each_service_has_its_own_item_and_a_fraction_of_a_cent_is_the_customers()
    {
        var entry = Assert.Single(Charge(Account(Sample.Item(Receivable.Electric, 79.99m, dueInDays: -5), Sample.Item(Receivable.Water, 10m, dueInDays: -5))));
        Assert.Equal([("bill-B1~Electric~late", 1.19m), ("bill-B1~Water~late", 0.15m)], entry.Items.Select(item => (item.ItemId, item.Open)));
        Assert.Equal(("late-bill-B1", 1.34m), (entry.Id, entry.Amount));
        Assert.All(entry.Items, item => Assert.Equal(new(2026, 3, 23), item.DueOn));
    }

    [Fact]
    public void A_bill_is_charged_once_whatever_became_of_the_charge()
    {
        var account = Account(Sample.Item(Receivable.Electric, 80m, dueInDays: -5), Sample.Item(Receivable.Electric, 40m, "B0", dueInDays: -30));
        var entries = Charge(account);
        Assert.Equal(["late-bill-B1", "late-bill-B0"], entries.Select(entry => entry.Id));
        var ledger = account.Enter(entries[0], Sample.Now).Entries;
        Assert.Equal(["late-bill-B0"], ChargeLateness.Decide(account, ledger, Nothing, Policy, Calendar, Sample.Now).Select(entry => entry.Id));
    }

    [Fact]
    public void What_is_held_is_left_out()
    {
        var account = Account(Sample.Item(Receivable.Electric, 80m, dueInDays: -5), Sample.Item(Receivable.Water, 20m, dueInDays: -5));
        Assert.Equal(1.05m, Charge(account, new([Hold(Receivable.Electric, 30m)], [], [])).Sum(entry => entry.Amount));
        Assert.Equal(0.30m, Charge(account, new([Hold(Receivable.Electric)], [], [])).Sum(entry => entry.Amount));
        Assert.Empty(Charge(account, new([Hold(null)], [], [])));
        Assert.Equal(1.50m, Charge(account, new([Hold(null, process: HeldProcess.Disconnection)], [], [])).Sum(entry => entry.Amount));
    }

    [Fact]
    public void What_is_in_dispute_is_left_out_of_its_service_or_of_any()
    {
        var account = Account(Sample.Item(Receivable.Electric, 80m, dueInDays: -5), Sample.Item(Receivable.Water, 20m, dueInDays: -5));
        Assert.Equal(1.05m, Charge(account, new([], [new(Receivable.Electric, 30m)], [])).Sum(entry => entry.Amount));
        Assert.Equal(0.15m, Charge(account, new([], [new(null, 90m)], [])).Sum(entry => entry.Amount));
        Assert.Equal(0.30m, Charge(account, new([], [new(Receivable.Electric, null)], [])).Sum(entry => entry.Amount));
        Assert.Empty(Charge(account, new([Hold(Receivable.Water, 20m)], [new(Receivable.Electric, 60m), new(null, 20m)], [])));
    }

    [Fact]
    public void Neither_fees_nor_late_charges_cost_more_when_they_are_late()
    {
        var fee = Sample.Item(Receivable.Miscellaneous, 30m, dueInDays: -5, kind: ItemKind.ReturnedItemFee);
        Assert.Empty(Charge(Account(fee, Sample.Item(Receivable.Water, 5m, dueInDays: -5, kind: ItemKind.LateCharge))));
    }

    [Theory]
    [InlineData(PaymentChannel.Portal, -6, -5, true)]
    [InlineData(PaymentChannel.Portal, -6, -6, false)]
    [InlineData(PaymentChannel.Portal, -60, null, true)]
    [InlineData(PaymentChannel.Kiosk, -6, -1, false)]
    public void Who_could_not_pay_by_the_usual_channel_is_charged_nothing(PaymentChannel channel, int from, int? until, bool isSpared)
    {
        var life = new Life().Pay(1m).Bill(PostBillTests.Issued((Receivable.Electric, 81m)));
        var due = life.Account.OpenItems[0].DueOn;
        life.Now = CityTime.Of(due.AddDays(5), new(12, 0));
        var outage = new ChannelOutageDocument
        {
            Id = "outage-1",
            Channel = channel,
            From = life.Now.AddDays(from),
            Until = until is { } days ? life.Now.AddDays(days) : null,
            NotedBy = "supervisor.one@utility.example",
            Why = "The portal is down",
            CreatedAt = Sample.Now,
            UpdatedAt = Sample.Now,
            CauseId = "x",
        };
        Assert.Equal(isSpared, ChargeLateness.Decide(life.Account, life.Ledger, new([], [], [outage]), Policy, Calendar, life.Now).Count == 0);
    }

    [Fact]
    public void The_least_charge_of_a_bill_is_raised_to_on_the_service_with_the_most()
    {
        var account = Account(Sample.Item(Receivable.Electric, 10m, dueInDays: -5), Sample.Item(Receivable.Water, 20m, dueInDays: -5));
        var entry = Assert.Single(ChargeLateness.Decide(account, [], Nothing, Policy with { Least = 1m }, Calendar, Sample.Now));
        Assert.Equal([(Receivable.Electric, 0.15m), (Receivable.Water, 0.85m)], entry.Items.Select(item => (item.Receivable, item.Open)));
    }

    [Fact]
    public void An_account_that_never_was_in_service_is_charged_nothing() =>
        Assert.Empty(Charge(Account(Sample.Item(Receivable.Electric, 80m, dueInDays: -5)) with { Status = AccountStatus.Withdrawn }));

    [Fact]
    public void A_cancelled_bill_takes_its_late_charge_with_it()
    {
        var life = new Life().Bill(PostBillTests.Issued("B1", (Receivable.Electric, 80m)));
        life.Now = life.Now.AddDays(30);
        life.Enter(life.Account.Enter(Assert.Single(ChargeLateness.Decide(life.Account, life.Ledger, Nothing, Policy, Calendar, life.Now)), life.Now));
        Assert.Equal(81.20m, life.Account.Owed);
        life.Pay(81.20m).Bill(PostBillTests.Cancelled("B1", 1));
        Assert.Equal((0m, 81.20m), (life.Account.Owed, life.Account.UnappliedCredit));
        life.IsProven();
    }

    private static BusinessCalendar Calendar => BusinessCalendar.Default.On(Today);

    private static AccountDocument Account(params OpenItem[] items) => Sample.Account() with { OpenItems = items };

    private static IReadOnlyList<NewEntry> Charge(AccountDocument account, LatenessFacts? facts = null) =>
        ChargeLateness.Decide(account, [], facts ?? Nothing, Policy, Calendar, Sample.Now);

    private static HoldDocument Hold(Receivable? receivable, decimal? amount = null, HeldProcess process = HeldProcess.LateCharges) =>
        new NewHold { HoldId = "h", Process = process, Receivable = receivable, Amount = amount, From = Today, Why = "Dispute" }.In(Sample.Case, "specialist.one@utility.example", Sample.Now);
}

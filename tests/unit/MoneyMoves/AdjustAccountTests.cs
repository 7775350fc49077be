using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Ledger;
using Serverless.Orchestrations.MoneyMoves;
using Serverless.Orchestrations.Staff;
using Serverless.Tests.Unit.Billing;

namespace Serverless.Tests.Unit.MoneyMoves;

public sealed class AdjustAccountTests
{
    private const string Electric = "bill-B1~Electric";

    private static Life Billed() => new Life().Bill(PostBillTests.Issued("B1", (Receivable.Electric, 80m), (Receivable.Water, 20m)));

    [Fact]
    public void A_credit_lowers_what_is_open_and_says_who_asked_and_why()
    {
        var life = Billed();
        Assert.Equal(MoveStep.Done, life.Adjust(Moves.Adjustment(30m)));
        Assert.Equal((70m, 0m), (life.Account.Owed, life.Account.UnappliedCredit));
        var entry = life.Ledger[^1];
        Assert.Equal((EntryKind.Adjustment, 30m, "specialist.one@utility.example", "BillingError: The customer called"), (entry.Kind, entry.Amount, entry.By, entry.Why));
    }

    [Fact]
    public void What_was_paid_already_becomes_credit()
    {
        var life = Billed().Pay(100m);
        Assert.Equal(MoveStep.Done, life.Adjust(Moves.Adjustment(30m, itemId: Electric)));
        Assert.Equal((0m, 30m), (life.Account.Owed, life.Account.UnappliedCredit));
    }

    [Fact]
    public void Credit_from_an_adjustment_pays_what_else_is_owed()
    {
        var life = Billed().Pay(80m);
        Assert.Equal([Receivable.Electric], life.Account.OpenItems.Select(item => item.Receivable));
        Assert.Equal(MoveStep.Done, life.Adjust(Moves.Adjustment(15m, receivable: Receivable.Water)));
        Assert.Equal((5m, 0m), (life.Account.Owed, life.Account.UnappliedCredit));
        Assert.Equal(EntryKind.CreditApplied, life.Ledger[^1].Kind);
    }

    [Theory]
    [InlineData(80.01, Electric, MoveRefusal.AboveCharged)]
    [InlineData(5, "bill-B1~Gas", MoveRefusal.NothingCharged)]
    public void Nothing_is_credited_that_was_not_charged(double amount, string itemId, MoveRefusal refusal) =>
        Assert.Equal(refusal, Billed().Adjust(Moves.Adjustment((decimal)amount, itemId: itemId)).Refusal);

    [Fact]
    public void A_debit_is_a_new_item_and_not_past_due()
    {
        var life = Billed().Pay(100m);
        life.Now = life.Now.AddDays(60);
        Assert.Equal(MoveStep.Done, life.Adjust(Moves.Adjustment(25m, itemId: Electric, direction: AdjustmentDirection.Debit)));
        var item = Assert.Single(life.Account.OpenItems);
        Assert.Equal((25m, new DateOnly(2026, 5, 22)), (item.Open, item.DueOn));
    }

    [Fact]
    public void The_same_adjustment_is_made_once()
    {
        var life = Billed();
        life.Adjust(Moves.Adjustment(30m));
        life.Adjust(Moves.Adjustment(30m));
        Assert.Equal(70m, life.Account.Owed);
    }

    [Fact]
    public void Small_adjustments_add_up_whoever_makes_them()
    {
        var life = Billed();
        life.Adjust(Moves.Adjustment(60m, "m-1"));
        life.Now = life.Now.AddDays(29);
        var second = Moves.Adjustment(20m, "m-2", receivable: Receivable.Water) with { AskedBy = "specialist.two@utility.example" };
        Assert.Equal(MoveStep.Done, life.Adjust(second));
        Assert.Equal(new MoveStake(100.01m), life.Adjust(Moves.Adjustment(20.01m, "m-3", direction: AdjustmentDirection.Debit)).Beyond);
    }

    [Fact]
    public void What_goes_down_and_up_again_counts_twice()
    {
        var life = Billed();
        life.Adjust(Moves.Adjustment(60m, "m-1"));
        Assert.Equal(new MoveStake(120m), life.Adjust(Moves.Adjustment(60m, "m-2", direction: AdjustmentDirection.Debit)).Beyond);
        life.Now = life.Now.AddDays(30);
        Assert.Equal(MoveStep.Done, life.Adjust(Moves.Adjustment(60m, "m-2", direction: AdjustmentDirection.Debit)));
    }

    [Fact]
    public void An_approval_covers_what_was_at_stake_then_and_no_more()
    {
        var life = Billed();
        life.Adjust(Moves.Adjustment(60m, "m-1"));
        var asked = Moves.Adjustment(50m, "m-2", receivable: Receivable.Water, direction: AdjustmentDirection.Debit);
        var stake = life.Adjust(asked).Beyond!;
        life.Adjust(Moves.Adjustment(20m, "m-3", role: StaffRole.Manager));
        Assert.Equal(new MoveStake(130m), life.Adjust(asked, stake).Beyond);
        Assert.Equal(MoveStep.Done, life.Adjust(asked, new(130m)));
    }

    [Fact]
    public void The_third_late_charge_forgiven_in_24_months_needs_approval_whatever_its_amount()
    {
        var life = new Life();
        foreach (var number in Enumerable.Range(1, 4)) life.Enter(LateCharge(life, number));
        Assert.Equal(MoveStep.Done, life.Adjust(Moves.Adjustment(1m, "m-1", itemId: "late-1")));
        life.Now = life.Now.AddMonths(1);
        Assert.Equal(MoveStep.Done, life.Adjust(Moves.Adjustment(1m, "m-2", itemId: "late-2")));
        life.Now = life.Now.AddMonths(22);
        var third = life.Adjust(Moves.Adjustment(1m, "m-3", itemId: "late-3", role: StaffRole.Manager));
        Assert.Equal(new MoveStake(1m, LateCharges: 3), third.Beyond);
        life.Now = life.Now.AddMonths(2);
        Assert.Equal(MoveStep.Done, life.Adjust(Moves.Adjustment(1m, "m-4", itemId: "late-4")));
    }

    [Theory]
    [InlineData(AccountStatus.Pending)]
    [InlineData(AccountStatus.Withdrawn)]
    public void An_account_without_service_is_not_adjusted(AccountStatus status)
    {
        var decision = AdjustAccount.Decide(Sample.Account(status), [], new(Moves.Adjustment(1m, direction: AdjustmentDirection.Debit)), Moves.Rules, Sample.Now);
        Assert.Equal(MoveRefusal.AccountNotOpen, decision.Step.Refusal);
    }

    private static Entered LateCharge(Life life, int number)
    {
        var id = FormattableString.Invariant($"late-{number}");
        var day = DateOnly.FromDayNumber(739_000 + number);
        return life.Account.Enter(new() { Id = id, Kind = EntryKind.LateCharge, Amount = 1m, Items = [new(id, Receivable.Electric, ItemKind.LateCharge, day, day, 1m, 1m)], CauseId = id }, life.Now);
    }
}

using FsCheck;
using FsCheck.Fluent;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Ledger;
using Serverless.Tests.Unit.Billing;

namespace Serverless.Tests.Unit.Ledger;

/// <summary>What must hold of the books under any history of bills, corrections, payments, returns and refunds.</summary>
public sealed class LedgerProperties
{
    private enum Act
    {
        Bill,
        Correct,
        Cancel,
        Pay,
        Return,
        Refund,
    }

    private sealed record Step(Act Act, int Which, decimal Amount, Receivable Receivable);

    private static readonly Gen<Step> Steps =
        from act in Gen.Elements(Act.Bill, Act.Bill, Act.Correct, Act.Cancel, Act.Pay, Act.Pay, Act.Pay, Act.Return, Act.Return, Act.Refund)
        from which in Gen.Choose(0, 5)
        from cents in Gen.Choose(1, 300_00)
        from receivable in Gen.Elements(Receivable.Electric, Receivable.Water, Receivable.SolidWaste)
        select new Step(act, which, cents / 100m, receivable);

    private static readonly Gen<Step[]> Histories = Gen.Sized(size => Steps.ArrayOf(Math.Min(size, 30)));

    [Fact]
    public void The_header_is_the_sum_of_its_ledger_after_every_step() => Property.Holds(Histories, history => Lived(history, life => life.IsProven()));

    [Fact]
    public void No_money_appears_and_none_vanishes() => Property.Holds(Histories, history => Lived(history, life =>
    {
        var charged = life.Ledger.Sum(entry => entry.Items.Where(item => item.Kind != ItemKind.ReturnedCredit).Sum(item => item.Charged));
        var refunded = life.Ledger.Where(entry => entry.Kind == EntryKind.Refund).Sum(entry => entry.Amount);
        var paid = life.Ledger.Sum(entry => entry.Kind switch { EntryKind.Payment => entry.Amount, EntryKind.PaymentReturned => -entry.Amount, _ => 0m });
        Assert.Equal(charged - paid + refunded, life.Account.Owed - life.Account.UnappliedCredit);
        Assert.Equal(paid, life.Account.TotalPaid);
    }));

    [Fact]
    public void There_is_credit_only_when_nothing_is_owed() => Property.Holds(Histories, history => Lived(history, life =>
        Assert.True(life.Account.UnappliedCredit == 0 || life.Account.Owed == 0, $"{life.Account.UnappliedCredit} of credit while {life.Account.Owed} is owed.")));

    [Fact]
    public void Every_entry_names_its_cause_and_has_an_id_of_its_own() => Property.Holds(Histories, history => Lived(history, life =>
    {
        Assert.All(life.Ledger, entry => Assert.NotEqual("", entry.CauseId));
        Assert.Equal(life.Ledger.Count, life.Ledger.DistinctBy(entry => entry.Id).Count());
    }));

    [Fact]
    public void A_payment_returned_at_once_leaves_all_as_it_was() => Property.Holds(from history in Histories from amount in Gen.Choose(1, 900_00) select (history, amount / 100m), drawn =>
    {
        var life = Lived(drawn.history, static _ => { });
        var before = life.Account;
        life.Pay(drawn.Item2, "last").Return("last");
        Assert.Equal(before.OpenItems, life.Account.OpenItems);
        Assert.Equal((before.UnappliedCredit, before.TotalPaid, before.DepositHeld), (life.Account.UnappliedCredit, life.Account.TotalPaid, life.Account.DepositHeld));
    });

    private static Life Lived(Step[] history, Action<Life> check)
    {
        var life = new Life();
        var (payments, revision) = (0, 0);
        foreach (var step in history)
        {
            life.Now = life.Now.AddDays(1);
            switch (step.Act)
            {
                case Act.Bill: life.Bill(PostBillTests.Issued($"B{step.Which}", (step.Receivable, step.Amount), (Receivable.Gas, step.Amount))); break;
                case Act.Correct: life.Bill(PostBillTests.Corrected($"B{step.Which}", ++revision, (step.Receivable, step.Amount))); break;
                case Act.Cancel: life.Bill(PostBillTests.Cancelled($"B{step.Which}", ++revision)); break;
                case Act.Pay: life.Pay(step.Amount, $"pay-{payments++}"); break;
                case Act.Return: life.Return($"pay-{step.Which}", isFeeCovered: step.Amount > 200m); break;
                default: life.Refund($"refund-{life.Ledger.Count}"); break;
            }
            check(life);
        }
        return life;
    }
}

using FsCheck;
using FsCheck.Fluent;
using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Ledger;
using Serverless.Orchestrations.MoneyMoves;
using Serverless.Orchestrations.Staff;
using Serverless.Tests.Unit.Billing;

namespace Serverless.Tests.Unit.MoneyMoves;

/// <summary>What must hold of two accounts of one person under any history of bills, payments, returns and moves.</summary>
public sealed class MoveProperties
{
    private enum Act
    {
        Bill,
        Pay,
        Return,
        Credit,
        Debit,
        Refund,
        Transfer,
        FailedTransfer,
    }

    private sealed record Step(Act Act, int Which, int Days, decimal Amount, Receivable Receivable, StaffRole Role);

    private static readonly Gen<Step[]> Histories = Gen.Sized(size => (
        from act in Gen.Elements(Enum.GetValues<Act>())
        from which in Gen.Choose(0, 3)
        from days in Gen.Choose(0, 4)
        from cents in Gen.Choose(1, 300_00)
        from receivable in Gen.Elements(Receivable.Electric, Receivable.Water)
        from role in Gen.Elements(Enum.GetValues<StaffRole>())
        select new Step(act, which, days, cents / 100m, receivable, role)).ArrayOf(Math.Min(size, 40)));

    [Fact]
    public void Both_headers_are_the_sums_of_their_ledgers_and_no_money_appears_or_vanishes() => Property.Holds(Histories, history =>
    {
        var (one, other) = Lived(history);
        Assert.Equal(Net(one) + Net(other), Position(one) + Position(other));
        Assert.Equal(one.Ledger.Where(entry => entry.Kind == EntryKind.TransferOut).Sum(entry => entry.Amount), other.Ledger.Concat(one.Ledger).Where(entry => entry.Kind == EntryKind.TransferIn).Sum(entry => entry.Amount));
    });

    [Fact]
    public void Nobody_moves_more_in_a_window_than_their_own_limit() => Property.Holds(Histories, history =>
    {
        var (one, _) = Lived(history);
        foreach (var (kind, move) in new[] { (EntryKind.Adjustment, MoveKind.Adjustment), (EntryKind.Refund, MoveKind.Refund) })
        {
            foreach (var entry in one.Ledger.Where(entry => entry.Kind == kind))
            {
                var window = one.Ledger.Where(before => before.Kind == kind && before.Number <= entry.Number && before.PostedAt > entry.PostedAt.AddDays(-29)).Sum(before => before.Amount);
                Assert.True(window <= Moves.Rules.Policy.Own(move, Enum.Parse<StaffRole>(entry.By!)).Amount, $"{entry.Id} makes {window} of {move}.");
            }
        }
    });

    /// <summary>What was charged and paid out, less what was paid in and is a transfer's.</summary>
    private static decimal Net(Life life) => life.Ledger.Sum(entry =>
        entry.Items.Where(item => item.Kind != ItemKind.ReturnedCredit).Sum(item => item.Charged) - entry.PaidChange
        + entry.Kind switch { EntryKind.Refund or EntryKind.TransferOut => entry.Amount, EntryKind.TransferIn => -entry.Amount, _ => 0m });

    private static decimal Position(Life life) => life.Account.Owed - life.Account.UnappliedCredit;

    private static (Life One, Life Other) Lived(Step[] history)
    {
        var (one, other) = (new Life(), new Life());
        foreach (var (number, step) in history.Index())
        {
            one.Now = other.Now = one.Now.AddDays(step.Days);
            var id = FormattableString.Invariant($"m-{number}");
            switch (step.Act)
            {
                case Act.Bill: (step.Which % 2 == 0 ? one : other).Bill(PostBillTests.Issued($"B{number}", (step.Receivable, step.Amount))); break;
                case Act.Pay: one.Pay(step.Amount, $"pay-{step.Which}-{number}"); break;
                case Act.Return: one.Return(one.Ledger.Where(entry => entry.Kind == EntryKind.Payment).Select(entry => entry.Payment!.PaymentId).ElementAtOrDefault(step.Which) ?? "none"); break;
                case Act.Credit: one.Adjust(Moves.Adjustment(step.Amount, id, step.Receivable, role: step.Role) with { AskedBy = step.Role.ToString() }); break;
                case Act.Debit: one.Adjust(Moves.Adjustment(step.Amount, id, step.Receivable, direction: AdjustmentDirection.Debit, role: step.Role) with { AskedBy = step.Role.ToString() }); break;
                case Act.Refund: one.Refund(Moves.Refund(Math.Min(step.Amount, Math.Max(0.01m, one.Account.UnappliedCredit)), id, role: step.Role) with { AskedBy = step.Role.ToString() }); break;
                default: Transfer(one, other, Moves.Transfer(Math.Min(step.Amount, Math.Max(0.01m, one.Account.UnappliedCredit)), "1000000019", id), isTaken: step.Act == Act.Transfer); break;
            }
        }
        other.IsProven();
        return (one.IsProven(), other);
    }

    private static void Transfer(Life one, Life other, AskedMove asked, bool isTaken)
    {
        if (one.Make(TransferCredit.Send(one.Account, one.Ledger, other.Account with { AccountId = "1000000019" }, new(asked), Moves.Rules, one.Now)) != MoveStep.Done) return;
        if (isTaken) other.Make(TransferCredit.Receive(other.Account, other.Ledger, "idt-77", asked, Moves.Rules, other.Now));
        else one.Make(TransferCredit.Undo(one.Account, one.Ledger, asked, Moves.Rules, one.Now));
    }
}

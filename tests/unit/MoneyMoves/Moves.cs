using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Billing;
using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.MoneyMoves;
using Serverless.Orchestrations.Payments;
using Serverless.Orchestrations.Staff;

namespace Serverless.Tests.Unit.MoneyMoves;

/// <summary>Moves as staff ask for them, and the policies that decide about them.</summary>
internal static class Moves
{
    private static readonly DateOnly Today = BusinessCalendar.DateOf(Sample.Now);

    public static readonly MoveRules Rules = new(
        MovePolicy.Default.On(Today), Sample.Order, BillingPolicy.Default.On(Today), ClearingPolicy.Default.On(Today), BusinessCalendar.Default.On(Today));

    public static AskedMove Adjustment(
        decimal amount, string id = "m-1", Receivable? receivable = Receivable.Electric, string? itemId = null, AdjustmentDirection direction = AdjustmentDirection.Credit, StaffRole role = StaffRole.Specialist) =>
        Asked(MoveKind.Adjustment, amount, id, role) with { Adjustment = new(itemId, itemId is null ? receivable : null, direction, "BillingError", "Photo of the meter") };

    public static AskedMove Refund(decimal amount, string id = "r-1", CustomerChoice choice = CustomerChoice.Payment, StaffRole role = StaffRole.Manager) =>
        Asked(MoveKind.Refund, amount, id, role) with { Refund = new(choice) };

    public static AskedMove Transfer(decimal amount, string to, string id = "t-1") => Asked(MoveKind.Transfer, amount, id, StaffRole.Manager) with { Transfer = new(to) };

    public static AskedMove Placement(SuspenseDocument suspended, string to = Sample.AccountId, string id = "p-1") =>
        Asked(MoveKind.Placement, suspended.Amount, id, StaffRole.Manager) with { AccountId = to, Placement = new(suspended.AccountId, suspended.Payment.PaymentId) };

    private static AskedMove Asked(MoveKind kind, decimal amount, string id, StaffRole role) => new(id, Sample.AccountId, kind, amount, "The customer called", "specialist.one@utility.example", role);

    /// <summary>Makes the move, if it is made, and proves the books.</summary>
    public static MoveStep Make(this Life life, MoveDecision decision)
    {
        if (decision.Change is { } change) life.Enter(change.Entered);
        life.IsProven();
        return decision.Step;
    }

    public static MoveStep Adjust(this Life life, AskedMove asked, MoveStake? approved = null) =>
        life.Make(AdjustAccount.Decide(life.Account, life.Ledger, new(asked, approved), Rules, life.Now));

    public static MoveStep Refund(this Life life, AskedMove asked, bool isHeld = false) =>
        life.Make(RefundCredit.Decide(life.Account, life.Ledger, new(asked), isHeld, Rules, life.Now));
}

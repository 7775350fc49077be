using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Ledger;

namespace Serverless.Orchestrations.MoneyMoves;

/// <summary>Adds up what was moved on an account before. Many small moves need the same approval as one large one, whoever makes them.</summary>
public static class MoveStakes
{
    /// <param name="kind">The kind of entry that the move makes. Both directions count in full: a credit is not made good by a debit.</param>
    /// <param name="amount">Dollars of this move.</param>
    public static MoveStake Of(IReadOnlyList<LedgerEntryDocument> ledger, EntryKind kind, decimal amount, MovePolicy policy, DateTimeOffset now)
    {
        var since = BusinessCalendar.DateOf(now).AddDays(-policy.WindowDays);
        return new(amount + ledger.Where(entry => entry.Kind == kind && entry.Reverses is null && !IsUndone(entry, ledger) && BusinessCalendar.DateOf(entry.PostedAt) > since).Sum(entry => entry.Amount));
    }

    /// <summary>The stake of an adjustment, with the late charges it forgives.</summary>
    public static MoveStake OfAdjustment(
        IReadOnlyList<LedgerEntryDocument> ledger, IReadOnlyList<ItemChange> changes, decimal amount, MovePolicy policy, DateTimeOffset now)
    {
        var since = BusinessCalendar.DateOf(now).AddMonths(-policy.LateChargeMonths);
        var forgiven = Forgiven(changes).ToHashSet();
        var before = ledger.Where(entry => entry.Kind == EntryKind.Adjustment && BusinessCalendar.DateOf(entry.PostedAt) > since).SelectMany(entry => Forgiven(entry.Items));
        return Of(ledger, EntryKind.Adjustment, amount, policy, now) with { LateCharges = forgiven.Count == 0 ? 0 : before.Union(forgiven).Count() };
    }

    private static IEnumerable<string> Forgiven(IEnumerable<ItemChange> changes) =>
        changes.Where(change => change is { Kind: ItemKind.LateCharge, Charged: < 0 }).Select(change => change.ItemId);

    private static bool IsUndone(LedgerEntryDocument entry, IEnumerable<LedgerEntryDocument> ledger) => ledger.Any(other => other.Reverses == entry.Id);
}

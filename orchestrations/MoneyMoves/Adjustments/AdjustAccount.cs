using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Ledger;
using Serverless.Orchestrations.Payments;

namespace Serverless.Orchestrations.MoneyMoves;

/// <summary>Decides what an adjustment changes.</summary>
public static class AdjustAccount
{
    public static string EntryIdFor(string moveId) => $"adjustment-{moveId}";

    public static MoveDecision Decide(AccountDocument account, IReadOnlyList<LedgerEntryDocument> ledger, MoveAttempt attempt, MoveRules rules, DateTimeOffset now)
    {
        var (asked, terms) = (attempt.Asked, attempt.Asked.Adjustment!);
        var entryId = EntryIdFor(asked.MoveId);
        if (ledger.Any(entry => entry.Id == entryId)) return MoveDecision.Already;
        if (account.Status is not (AccountStatus.Active or AccountStatus.Closed)) return MoveDecision.Refuse(MoveRefusal.AccountNotOpen);
        var today = BusinessCalendar.DateOf(now);
        List<ItemStanding> items = [.. ItemStandings.Of(ledger).Values.Where(standing => terms.ItemId is null ? standing.Item.Receivable == terms.Receivable : standing.Item.ItemId == terms.ItemId)];
        if (items.Count == 0 && (terms.ItemId is not null || terms.Direction == AdjustmentDirection.Credit)) return MoveDecision.Refuse(MoveRefusal.NothingCharged);
        var changes = terms.Direction == AdjustmentDirection.Credit
            ? Lower(items, asked.Amount)
            : [Raise(terms.Receivable ?? items[0].Item.Receivable, asked, today, rules)];
        if (changes.Sum(change => Math.Abs(change.Charged)) < asked.Amount) return MoveDecision.Refuse(MoveRefusal.AboveCharged);
        var stake = MoveStakes.OfAdjustment(ledger, changes, asked.Amount, rules.Policy, now);
        if (!stake.IsWithin(rules.Policy.Own(asked.Kind, asked.Role).Or(attempt.Approved))) return MoveDecision.Ask(stake);
        var entered = account.Enter(
            new()
            {
                Id = entryId,
                Kind = EntryKind.Adjustment,
                Amount = asked.Amount,
                Items = changes,
                CreditChange = changes.Sum(change => change.Open - change.Charged),
                By = asked.AskedBy,
                Why = $"{terms.Reason}: {asked.Why}",
                PolicyVersion = rules.Policy.EffectiveFrom,
                CauseId = asked.MoveId,
            },
            now).Then(after => AllocatePayment.OfCredit(after, rules.Order, today, entryId), now);
        return MoveDecision.Write(new(entered, MoneyMoved.Event(asked, entered.Account, entryId, now)));
    }

    /// <summary>
    /// Lowers what was charged: first what is still open, the earliest due first, then what was paid, the latest bill first. What was paid
    /// becomes credit. The changes add up to less than the amount when less was charged.
    /// </summary>
    private static List<ItemChange> Lower(IReadOnlyList<ItemStanding> items, decimal amount)
    {
        var lowered = items.ToDictionary(standing => standing.Item.ItemId, standing => standing.Item with { Charged = 0m, Open = 0m });
        foreach (var standing in items.OrderBy(standing => standing.Item.DueOn).ThenBy(standing => standing.Item.ItemId, StringComparer.Ordinal))
        {
            var part = Math.Min(amount, standing.Open);
            lowered[standing.Item.ItemId] = standing.Item with { Charged = -part, Open = -part };
            amount -= part;
        }
        foreach (var standing in items.OrderByDescending(standing => standing.Item.BilledOn).ThenBy(standing => standing.Item.ItemId, StringComparer.Ordinal))
        {
            var part = Math.Min(amount, standing.Paid);
            lowered[standing.Item.ItemId] = lowered[standing.Item.ItemId] with { Charged = lowered[standing.Item.ItemId].Charged - part };
            amount -= part;
        }
        return [.. lowered.Values.Where(change => change.Charged < 0).OrderBy(change => change.ItemId, StringComparer.Ordinal)];
    }

    /// <summary>A new item, due like a bill of today: an old one made larger would be past due at once.</summary>
    private static ItemChange Raise(Receivable receivable, AskedMove asked, DateOnly today, MoveRules rules) => new(
        $"{EntryIdFor(asked.MoveId)}~{receivable}", receivable, ItemKind.Charge, today, rules.Calendar.FirstOpen(today.AddDays(rules.Billing.DaysToPay)), asked.Amount, asked.Amount);
}

using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Cases;
using Serverless.Orchestrations.Ledger;
using Serverless.Orchestrations.Outbox;

namespace Serverless.Orchestrations.Billing;

/// <summary>Event on topic account-events: a bill was paid late, or not at all, and costs more. Dollars.</summary>
public sealed record LateCharged(string AccountId, string BillId, decimal Amount, decimal OwedAfter, DateTimeOffset ChargedAt)
{
    public const string Subject = "LateCharged.v1";
}

/// <summary>What is known when late charges are decided.</summary>
/// <param name="Holds">All holds of the account.</param>
/// <param name="Outages">All outages of channels.</param>
public sealed record LatenessFacts(IReadOnlyList<HoldDocument> Holds, IReadOnlyList<ExemptAmount> Exempt, IReadOnlyList<ChannelOutageDocument> Outages);

/// <summary>
/// Decides which late charges an account gets. A bill is charged once. What is held is left out, and so is a payer whose channel was out
/// when the bill was due. A payment that was tendered in time and posted late leaves nothing open, so nothing is charged for it.
/// </summary>
public static class ChargeLateness
{
    /// <returns>One entry for each bill that is charged.</returns>
    public static IReadOnlyList<NewEntry> Decide(
        AccountDocument account, IReadOnlyList<LedgerEntryDocument> ledger, LatenessFacts facts, LateChargePolicy policy, BusinessCalendar calendar, DateTimeOffset now)
    {
        if (account.Status is not (AccountStatus.Active or AccountStatus.Closed)) return [];
        var today = BusinessCalendar.DateOf(now);
        var late = account.OpenItems.Where(item => item.Kind == ItemKind.Charge && policy.IsCharged(item.DueOn, today)).ToList();
        if (late.Count == 0 || WasOut(ledger, facts, late.Min(item => item.DueOn), now)) return [];
        var leftOut = new LeftOut(facts.Holds.Amounts(HeldProcess.LateCharges, account.Balances, today), facts.Exempt);
        var dueOn = calendar.FirstOpen(today.AddDays(policy.DaysToPay));
        var known = ledger.Select(entry => entry.Id).ToHashSet();
        return [.. late.GroupBy(BillOf).Where(bill => !known.Contains(EntryIdFor(bill.Key))).Select(bill => Entry(bill.Key, [.. bill], leftOut, policy, today, dueOn)).OfType<NewEntry>()];
    }

    /// <summary>What an entry tells the world; the entry is already on the account.</summary>
    public static OutboxDocument Tell(AccountDocument account, NewEntry entry, DateTimeOffset now) => OutboxDocument.For(
        account.AccountId, entry.Id, LateCharged.Subject, new LateCharged(account.AccountId, entry.CauseId[BillDocument.IdFor("").Length..], entry.Amount, account.Owed, now), entry.CauseId, now);

    private static NewEntry? Entry(string bill, IReadOnlyList<OpenItem> items, LeftOut leftOut, LateChargePolicy policy, DateOnly today, DateOnly dueOn)
    {
        var charged = items.Select(item => (Item: item, Amount: decimal.Round(leftOut.Of(item) * policy.Share, 2, MidpointRounding.ToZero))).Where(charge => charge.Amount > 0).ToList();
        if (charged.Count == 0) return null;
        // The least charge of a bill goes to the service on which most is owed.
        var missing = policy.Least - charged.Sum(charge => charge.Amount);
        if (missing > 0)
        {
            var most = charged.FindIndex(charge => charge.Amount == charged.Max(other => other.Amount));
            charged[most] = charged[most] with { Amount = charged[most].Amount + missing };
        }
        return new()
        {
            Id = EntryIdFor(bill),
            Kind = EntryKind.LateCharge,
            Amount = charged.Sum(charge => charge.Amount),
            Items = [.. charged.Select(charge => new ItemChange($"{charge.Item.ItemId}~late", charge.Item.Receivable, ItemKind.LateCharge, today, dueOn, charge.Amount, charge.Amount))],
            PolicyVersion = policy.EffectiveFrom,
            CauseId = bill,
        };
    }

    /// <summary>Whether the channel that the customer paid by last was out at any time since the earliest late bill was due.</summary>
    private static bool WasOut(IReadOnlyList<LedgerEntryDocument> ledger, LatenessFacts facts, DateOnly dueOn, DateTimeOffset now)
    {
        var usual = ledger.LastOrDefault(entry => entry.Kind == EntryKind.Payment)?.Payment!.Channel;
        return facts.Outages.Any(outage => outage.Channel == usual && outage.Touches(BusinessCalendar.BeginningOf(dueOn), now));
    }

    private static string BillOf(OpenItem item) => item.ItemId[..item.ItemId.IndexOf('~', StringComparison.Ordinal)];

    private static string EntryIdFor(string bill) => $"late-{bill}";

    /// <summary>Amounts that cost nothing for being late. Each covers the earliest due first, and is used up by it.</summary>
    private sealed class LeftOut(IReadOnlyDictionary<Receivable, decimal> held, IReadOnlyList<ExemptAmount> exempt)
    {
        private readonly Dictionary<Receivable, decimal> left = Enum.GetValues<Receivable>().ToDictionary(
            receivable => receivable, receivable => held.GetValueOrDefault(receivable) + exempt.Where(part => part.Receivable == receivable).Sum(part => part.Amount ?? decimal.MaxValue / 100));

        private decimal ofAny = exempt.Where(part => part.Receivable is null).Sum(part => part.Amount ?? decimal.MaxValue / 100);

        /// <summary>What of the item is charged for.</summary>
        public decimal Of(OpenItem item)
        {
            var own = Math.Min(item.Open, left[item.Receivable]);
            left[item.Receivable] -= own;
            var other = Math.Min(item.Open - own, ofAny);
            ofAny -= other;
            return item.Open - own - other;
        }
    }
}

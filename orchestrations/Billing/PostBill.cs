using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Ledger;
using Serverless.Orchestrations.Outbox;
using Serverless.Orchestrations.Payments;

namespace Serverless.Orchestrations.Billing;

/// <summary>The policies that decide about a bill.</summary>
public sealed record BillRules(BillingPolicy Billing, PostingOrder Order, BusinessCalendar Calendar);

/// <summary>What is to be written for one statement of a bill, in one batch.</summary>
public sealed record BillDecision(BillDocument Bill, Entered Entered, OutboxDocument Event);

/// <summary>
/// Decides what a bill, a correction or a cancellation changes. Each item of the bill is brought to what the statement says: what was
/// paid beyond that becomes credit, and credit pays what is open.
/// </summary>
public static class PostBill
{
    /// <param name="before">The bill as it stands; null when nothing was said of it yet.</param>
    /// <param name="standings">Every item the account ever had; the bill's own are enough.</param>
    /// <returns>Null when a later statement came before this one.</returns>
    public static BillDecision? Decide(
        AccountDocument account, BillDocument? before, BillStatement stated, IReadOnlyDictionary<string, ItemStanding> standings, BillRules rules, DateTimeOffset now)
    {
        if (before is not null && before.Revision >= stated.Revision) return null;
        var bill = Document(before, stated, rules, now);
        var changes = Changes(bill, standings).ToList();
        var cause = FormattableString.Invariant($"{BillDocument.IdFor(bill.BillId)}~{bill.Revision}");
        var entered = account.Enter(
            new()
            {
                Id = cause,
                Kind = KindOf(stated.Status),
                Amount = Math.Abs(changes.Sum(change => change.Charged)),
                Items = changes,
                CreditChange = changes.Sum(change => change.Open - change.Charged),
                Why = stated.Why,
                PolicyVersion = rules.Billing.EffectiveFrom,
                CauseId = stated.Claim.Key,
            },
            now).Then(after => AllocatePayment.OfCredit(after, rules.Order, BusinessCalendar.DateOf(now), cause), now);
        var told = new BillPosted(
            bill.BillId, bill.AccountId, bill.Revision, bill.Status, bill.Lines.Values.Sum(), entered.Account.Owed, entered.Account.UnappliedCredit, now, bill.DueOn);
        return new(bill, entered, OutboxDocument.For(bill.AccountId, $"bill-posted-{bill.BillId}~{bill.Revision}", BillPosted.Subject, told, stated.Claim.Key, now));
    }

    private static BillDocument Document(BillDocument? before, BillStatement stated, BillRules rules, DateTimeOffset now) => new()
    {
        Id = BillDocument.IdFor(stated.BillId),
        AccountId = stated.AccountId,
        BillId = stated.BillId,
        Revision = stated.Revision,
        Status = stated.Status,
        Lines = stated.Bill?.Lines.ToDictionary(line => line.Receivable, line => line.Amount) ?? [],
        BilledOn = stated.Bill?.BilledOn ?? before?.BilledOn,
        MailedOn = stated.Bill?.MailedOn ?? before?.MailedOn,
        ServiceFrom = stated.Bill?.ServiceFrom ?? before?.ServiceFrom,
        ServiceUntil = stated.Bill?.ServiceUntil ?? before?.ServiceUntil,
        DueOn = stated.Bill is { } content ? rules.Billing.DueOn(content, rules.Calendar) : before?.DueOn,
        IsFinal = stated.Bill?.IsFinal ?? before?.IsFinal ?? false,
        Why = stated.Why,
        PolicyVersion = rules.Billing.EffectiveFrom,
        CreatedAt = before?.CreatedAt ?? now,
        UpdatedAt = now,
        CauseId = stated.Claim.Key,
        ETag = before?.ETag,
    };

    private static IEnumerable<ItemChange> Changes(BillDocument bill, IReadOnlyDictionary<string, ItemStanding> standings)
    {
        var stood = standings.Values.Where(standing => BillDocument.IsItemOf(bill.BillId, standing.Item.ItemId)).ToList();
        foreach (var (receivable, amount) in bill.Lines.OrderBy(line => line.Key))
        {
            var itemId = BillDocument.ItemIdFor(bill.BillId, receivable);
            var item = new ItemChange(itemId, receivable, ItemKind.Charge, bill.BilledOn!.Value, bill.DueOn!.Value, 0m, 0m);
            yield return Bring(item, stood.Find(standing => standing.Item.ItemId == itemId), amount);
        }
        // What the bill no longer says was never owed, and neither was a late charge on it.
        foreach (var standing in stood.Where(standing => !bill.Lines.ContainsKey(standing.Item.Receivable) && standing.Charged > 0)) yield return Bring(standing.Item, standing, 0m);
    }

    /// <summary>The change that makes the item cost <paramref name="amount"/>. It lowers what is open first; only what was paid beyond the amount is credit.</summary>
    private static ItemChange Bring(ItemChange item, ItemStanding? standing, decimal amount)
    {
        var (charged, open) = (standing?.Charged ?? 0m, standing?.Open ?? 0m);
        var change = amount - charged;
        return item with { Charged = change, Open = Math.Max(change, -open) };
    }

    private static EntryKind KindOf(BillStatus status) => status switch
    {
        BillStatus.Issued => EntryKind.Bill,
        BillStatus.Corrected => EntryKind.BillCorrection,
        _ => EntryKind.BillCancellation,
    };
}

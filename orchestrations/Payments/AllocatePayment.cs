using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Ledger;

namespace Serverless.Orchestrations.Payments;

/// <param name="Unapplied">Dollars left when everything is paid.</param>
public sealed record Allocation(IReadOnlyList<ItemChange> Items, decimal Unapplied);

/// <summary>Decides which open items an amount pays.</summary>
public static class AllocatePayment
{
    /// <summary>Pays items in the policy's order, each in full before the next. A deposit is never paid here: only money given as deposit is.</summary>
    /// <param name="today">The city's date.</param>
    public static Allocation Decide(IReadOnlyList<OpenItem> items, decimal amount, PostingOrder order, DateOnly today)
    {
        var paid = new List<ItemChange>();
        foreach (var item in order.Sort(items, today))
        {
            if (amount <= 0) break;
            var part = Math.Min(amount, item.Open);
            paid.Add(item.Changed(open: -part));
            amount -= part;
        }
        return new(paid, amount);
    }

    /// <summary>The account's credit, applied to what it owes; null when there is no credit or nothing owed.</summary>
    /// <param name="causeId">What made the credit or the debt. The entry's id is derived from it.</param>
    public static NewEntry? OfCredit(AccountDocument account, PostingOrder order, DateOnly today, string causeId)
    {
        var applied = Decide(account.OpenItems, account.UnappliedCredit, order, today);
        var amount = account.UnappliedCredit - applied.Unapplied;
        if (amount <= 0) return null;
        return new()
        {
            Id = $"credit-applied-{causeId}",
            Kind = EntryKind.CreditApplied,
            Amount = amount,
            Items = applied.Items,
            CreditChange = -amount,
            PolicyVersion = order.EffectiveFrom,
            CauseId = causeId,
        };
    }
}

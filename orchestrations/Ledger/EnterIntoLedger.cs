using Serverless.Orchestrations.Accounts;

namespace Serverless.Orchestrations.Ledger;

/// <summary>The only way money moves on an account: an entry, and the header changed by exactly what the entry says.</summary>
public static class EnterIntoLedger
{
    /// <exception cref="InvalidOperationException">
    /// The entry makes money appear or vanish, or would make an item, the credit or the deposit negative: a fault in the code that decided it.
    /// </exception>
    public static Entered Enter(this AccountDocument account, NewEntry entry, DateTimeOffset now)
    {
        if (Missing(entry) is not 0m and var missing) throw new InvalidOperationException($"{entry.Id} does not balance: {missing} is missing.");
        var after = account with
        {
            OpenItems = Apply(account.OpenItems, entry.Items),
            UnappliedCredit = NotNegative(account.UnappliedCredit + entry.CreditChange, entry),
            DepositHeld = NotNegative(account.DepositHeld + entry.DepositChange, entry),
            TotalPaid = NotNegative(account.TotalPaid + entry.PaidChange, entry),
            LedgerEntries = account.LedgerEntries + 1,
            UpdatedAt = now,
            CauseId = entry.CauseId,
        };
        var document = new LedgerEntryDocument
        {
            Id = entry.Id,
            AccountId = account.AccountId,
            Number = after.LedgerEntries,
            Kind = entry.Kind,
            Amount = entry.Amount,
            Items = entry.Items,
            CreditChange = entry.CreditChange,
            DepositChange = entry.DepositChange,
            PaidChange = entry.PaidChange,
            Payment = entry.Payment,
            Reverses = entry.Reverses,
            By = entry.By,
            Why = entry.Why,
            PostedAt = now,
            OwedAfter = after.Owed,
            CreditAfter = after.UnappliedCredit,
            PolicyVersion = entry.PolicyVersion,
            CreatedAt = now,
            UpdatedAt = now,
            CauseId = entry.CauseId,
        };
        return new(after, [document]);
    }

    /// <summary>Enters one more, decided on the account as the entries before left it; null enters nothing.</summary>
    public static Entered Then(this Entered entered, Func<AccountDocument, NewEntry?> decide, DateTimeOffset now)
    {
        if (decide(entered.Account) is not { } next) return entered;
        var after = entered.Account.Enter(next, now);
        return new(after.Account, [.. entered.Entries, .. after.Entries]);
    }

    /// <summary>The open items after an entry, the earliest due first.</summary>
    public static IReadOnlyList<OpenItem> Apply(IReadOnlyList<OpenItem> items, IReadOnlyList<ItemChange> changes)
    {
        if (changes.Count == 0) return items;
        var open = items.ToDictionary(item => item.ItemId);
        foreach (var change in changes)
        {
            var after = (open.GetValueOrDefault(change.ItemId)?.Open ?? 0m) + change.Open;
            if (after < 0) throw new InvalidOperationException($"{change.ItemId} would owe {after}.");
            if (after == 0) open.Remove(change.ItemId);
            else open[change.ItemId] = new() { ItemId = change.ItemId, Receivable = change.Receivable, Kind = change.Kind, Open = after, BilledOn = change.BilledOn, DueOn = change.DueOn };
        }
        return [.. open.Values.OrderBy(item => item.DueOn).ThenBy(item => item.BilledOn).ThenBy(item => item.ItemId, StringComparer.Ordinal)];
    }

    /// <summary>What is owed less what the customer has with us changes by what is charged, less what is paid in, plus what goes out.</summary>
    private static decimal Missing(NewEntry entry)
    {
        var wentOut = entry.Kind switch
        {
            EntryKind.Refund or EntryKind.DepositReturned or EntryKind.TransferOut => entry.Amount,
            EntryKind.TransferIn => -entry.Amount,
            // Money that was paid out, and turns out never to have come in, is owed back.
            EntryKind.PaymentReturned => -entry.Items.Where(item => item.Kind == ItemKind.ReturnedCredit).Sum(item => item.Charged),
            _ => 0m,
        };
        return entry.Items.Sum(item => item.Charged) - entry.PaidChange + wentOut - (entry.Items.Sum(item => item.Open) - entry.CreditChange - entry.DepositChange);
    }

    private static decimal NotNegative(decimal amount, NewEntry entry) =>
        amount >= 0 ? amount : throw new InvalidOperationException($"{entry.Id} would leave {amount}.");
}

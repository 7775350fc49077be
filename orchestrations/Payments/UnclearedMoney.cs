using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Ledger;

namespace Serverless.Orchestrations.Payments;

/// <param name="Amount">Dollars that a bank may still take back.</param>
/// <param name="NextAt">When some of it will have cleared, in UTC; null when all has.</param>
public sealed record UnclearedMoney(decimal Amount, DateTimeOffset? NextAt)
{
    /// <summary>
    /// What has not cleared of the payments of an account, deposits left out. A payment counts in full, also what it paid of a bill: a
    /// correction of that bill makes credit of the same money. Cash does not come back, and a bank transfer cannot be returned.
    /// </summary>
    public static UnclearedMoney Of(IReadOnlyList<LedgerEntryDocument> ledger, ClearingPolicy policy, BusinessCalendar calendar, DateTimeOffset now)
    {
        var undone = ledger.Select(entry => entry.Reverses).ToHashSet();
        var open = ledger
            .Where(entry => entry is { Kind: EntryKind.Payment, Payment.Tender: not (PaymentTender.Cash or PaymentTender.BankTransfer) } && !undone.Contains(entry.Id))
            .Select(entry => (Amount: entry.Amount - entry.DepositChange, ClearsAt: policy.ClearsAt(entry, calendar)))
            .Where(payment => payment.Amount > 0 && payment.ClearsAt > now)
            .ToList();
        return open.Count == 0 ? new(0m, null) : new(open.Sum(payment => payment.Amount), open.Min(payment => payment.ClearsAt));
    }
}

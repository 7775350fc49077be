using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Ledger;
using Serverless.Orchestrations.Payments;

namespace Serverless.Orchestrations.NewConnection;

/// <param name="Returned">Dollars to pay back now.</param>
/// <param name="NextAt">When to look at the rest again, in UTC; null when nothing is left to return.</param>
/// <param name="IsHeld">Whether a hold keeps back what has cleared.</param>
public sealed record ClearedDeposit(decimal Returned, DateTimeOffset? NextAt, bool IsHeld = false)
{
    /// <summary>The deposit with a hold on refunds. Nobody tells of a hold's end, so it is looked at again every day.</summary>
    /// <param name="deposit">Dollars of deposit in cash.</param>
    /// <param name="held">Dollars of it that are held.</param>
    public ClearedDeposit Holding(decimal deposit, decimal held, DateTimeOffset now)
    {
        var returned = Math.Min(Returned, deposit - held);
        if (returned == Returned) return this;
        var tomorrow = BusinessCalendar.BeginningOf(BusinessCalendar.DateOf(now).AddDays(1));
        return new(returned, NextAt < tomorrow ? NextAt : tomorrow, IsHeld: true);
    }
}

/// <summary>Decides how much of a deposit may be paid back.</summary>
public static class DepositClearing
{
    /// <param name="held">Dollars of deposit held.</param>
    public static ClearedDeposit Decide(decimal held, IEnumerable<LedgerEntryDocument> ledger, ClearingPolicy policy, BusinessCalendar calendar, DateTimeOffset now)
    {
        var open = ledger
            .Where(entry => entry is { Kind: EntryKind.Payment, DepositChange: > 0 })
            .Select(entry => (Amount: entry.DepositChange, ClearsAt: policy.ClearsAt(entry, calendar)))
            .Where(deposit => deposit.ClearsAt > now)
            .ToList();
        var uncleared = Math.Min(held, open.Sum(deposit => deposit.Amount));
        return uncleared <= policy.ReturnedAtOnceUpTo ? new(held, null) : new(held - uncleared, open.Min(deposit => deposit.ClearsAt));
    }
}

using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Ledger;
using Serverless.Orchestrations.Policies;

namespace Serverless.Orchestrations.NewConnection;

/// <summary>When money paid as a deposit has cleared. Money that a bank may still take back from us is not paid back yet.</summary>
/// <param name="ReturnedAtOnceUpTo">
/// Dollars that are returned even if they have not cleared. It is the amount above which 12 CFR 229.13(b) (Regulation CC) lets a bank
/// hold a deposit longer. Using it here is our choice.
/// </param>
/// <param name="WorkingDays">
/// Working days after which a channel's money has cleared. Where checks come in: 2 days, and 5 more for a large deposit (12 CFR 229.12(b)
/// and 229.13(h)). ACH: 2 days, in which a bank returns an entry by Nacha's rules. The others: 2 days, our choice.
/// </param>
public sealed record DepositClearingPolicy(DateOnly EffectiveFrom, decimal ReturnedAtOnceUpTo, IReadOnlyDictionary<PaymentChannel, int> WorkingDays) : IEffectiveDated
{
    public static EffectiveDated<DepositClearingPolicy> Default { get; } = EffectiveDated<DepositClearingPolicy>.FromResource("deposit-clearing.json");
}

/// <param name="Returned">Dollars to pay back now.</param>
/// <param name="NextAt">When more will have cleared, in UTC; null when nothing is left to return.</param>
public sealed record ClearedDeposit(decimal Returned, DateTimeOffset? NextAt);

/// <summary>Decides how much of a deposit may be paid back.</summary>
public static class DepositClearing
{
    /// <param name="held">Dollars of deposit held.</param>
    /// <param name="ledger">The account's payments. The day of posting counts, since a sender can claim any day.</param>
    public static ClearedDeposit Decide(
        decimal held, IEnumerable<LedgerEntryDocument> ledger, DepositClearingPolicy policy, BusinessCalendar calendar, DateTimeOffset now)
    {
        var open = ledger
            .Where(entry => entry is { Kind: EntryKind.Payment, DepositChange: > 0 })
            .Select(entry => (Amount: entry.DepositChange, ClearsAt: calendar.Due(entry.PostedAt, policy.WorkingDays[entry.Payment!.Channel])))
            .Where(deposit => deposit.ClearsAt > now)
            .ToList();
        var uncleared = Math.Min(held, open.Sum(deposit => deposit.Amount));
        return uncleared <= policy.ReturnedAtOnceUpTo ? new(held, null) : new(held - uncleared, open.Min(deposit => deposit.ClearsAt));
    }
}

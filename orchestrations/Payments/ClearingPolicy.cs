using Serverless.Orchestrations.Calendar;
using Serverless.Orchestrations.Ledger;
using Serverless.Orchestrations.Policies;

namespace Serverless.Orchestrations.Payments;

/// <summary>When money that was paid in has cleared. Money that a bank may still take back from us is not paid out yet.</summary>
/// <param name="ReturnedAtOnceUpTo">
/// Dollars of deposit that are returned even if they have not cleared. It is the amount above which 12 CFR 229.13(b) (Regulation CC) lets a bank
/// hold a deposit longer. Using it here is our choice.
/// </param>
/// <param name="WorkingDays">
/// Working days after which a channel's money has cleared. Where checks come in: 2 days, and 5 more for a large deposit (12 CFR 229.12(b)
/// and 229.13(h)). ACH: 2 days, in which a bank returns an entry by Nacha's rules. The others: 2 days, our choice.
/// </param>
public sealed record ClearingPolicy(DateOnly EffectiveFrom, decimal ReturnedAtOnceUpTo, IReadOnlyDictionary<PaymentChannel, int> WorkingDays) : IEffectiveDated
{
    public static EffectiveDated<ClearingPolicy> Default { get; } = EffectiveDated<ClearingPolicy>.FromResource("deposit-clearing.json");

    /// <summary>When a payment's money has cleared, in UTC. The day of posting counts, since a sender can claim any day.</summary>
    public DateTimeOffset ClearsAt(LedgerEntryDocument payment, BusinessCalendar calendar) => calendar.Due(payment.PostedAt, WorkingDays[payment.Payment!.Channel]);
}

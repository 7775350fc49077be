using Serverless.Orchestrations.Ledger;

namespace Serverless.Orchestrations.Payments;

/// <summary>A payment that its payer's bank took back.</summary>
/// <param name="Code">The bank's code, such as R01.</param>
/// <param name="Reason">What the code says, in words.</param>
/// <param name="TenderId">The payment whose check or draft it was first. A draft tried once more is another payment of the same tender, and costs one fee.</param>
/// <param name="IsFeeCovered">Whether the statute lets the city charge a fee for this reason (F.S. 68.065).</param>
/// <param name="CauseId">The key of the return: one line of one bank file.</param>
public sealed record ReturnedPayment(string AccountId, string PaymentId, string Code, string Reason, string TenderId, bool IsFeeCovered, string CauseId)
{
    public static string EntryIdFor(string paymentId) => $"returned-{paymentId}";

    public static string FeeIdFor(string tenderId) => $"returned-fee-{tenderId}";
}

/// <summary>The result of taking a payment back.</summary>
public enum ReturnOutcome
{
    /// <summary>It was taken back now.</summary>
    Reversed,

    /// <summary>It waited in suspense, and is marked there.</summary>
    ReversedInSuspense,

    AlreadyReversed,

    /// <summary>There is no such payment on the account. A person must find it.</summary>
    UnknownPayment,
}

/// <summary>Event on topic account-events: the bank took a payment back. Amounts in dollars.</summary>
/// <param name="Fee">The fee for the returned item; 0 when there is none.</param>
/// <param name="CashOnlyUntil">The last day on which only cash and its like is taken from the customer; null when checks and drafts are.</param>
public sealed record PaymentReturned(
    string PaymentId,
    string AccountId,
    PaymentChannel Channel,
    decimal Amount,
    string Code,
    string Reason,
    decimal Fee,
    decimal OwedAfter,
    DateTimeOffset ReturnedAt,
    DateOnly? CashOnlyUntil = null)
{
    public const string Subject = "PaymentReturned.v1";
}

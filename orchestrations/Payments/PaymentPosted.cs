using Serverless.Orchestrations.Accounts;

namespace Serverless.Orchestrations.Payments;

/// <summary>Event on topic account-events: a payment is on the ledger. Amounts in dollars.</summary>
public sealed record PaymentPosted(
    string PaymentId,
    string AccountId,
    decimal Amount,
    IReadOnlyDictionary<Receivable, decimal> Allocations,
    decimal OwedAfter,
    decimal UnappliedCredit,
    DateTimeOffset PostedAt)
{
    public const string Subject = "PaymentPosted.v1";
}

using Serverless.Orchestrations.Accounts;

namespace Serverless.Orchestrations.Payments;

/// <summary>Event on topic account-events: a payment is on the ledger. Amounts in dollars.</summary>
/// <param name="TenderedAt">When the payer gave the money; whether it was in time depends on this.</param>
public sealed record PaymentPosted(
    string PaymentId,
    string AccountId,
    decimal Amount,
    IReadOnlyDictionary<Receivable, decimal> Allocations,
    decimal OwedAfter,
    decimal UnappliedCredit,
    DateTimeOffset TenderedAt,
    DateTimeOffset PostedAt)
{
    public const string Subject = "PaymentPosted.v1";
}

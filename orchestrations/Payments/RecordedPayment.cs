namespace Serverless.Orchestrations.Payments;

/// <summary>The fields that a ledger entry and a suspense entry share: enough to tell whether a payment was recorded, and where.</summary>
/// <param name="Type">The stored document's type: ledgerEntry or suspense.</param>
/// <param name="Reason">Why it is in suspense; null for a posted payment.</param>
/// <param name="SentBy">The name of the partner that sent it.</param>
public sealed record RecordedPayment(
    string Type,
    string PaymentId,
    string AccountId,
    PaymentChannel Channel,
    string ExternalId,
    decimal Amount,
    DateTimeOffset ReceivedAt,
    SuspenseReason? Reason,
    string? SentBy);

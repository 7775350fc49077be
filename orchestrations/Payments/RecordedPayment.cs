namespace Serverless.Orchestrations.Payments;

/// <summary>What a ledger entry and a suspense entry have in common: enough to say whether a payment was recorded, and where.</summary>
/// <param name="Type">The stored document's type: ledgerEntry or suspense.</param>
/// <param name="Reason">Null for a posted payment.</param>
/// <param name="SentBy">The partner that sent it, by name.</param>
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

using Serverless.Orchestrations.Ledger;

namespace Serverless.Orchestrations.Payments;

/// <summary>The fields that a ledger entry and a suspense entry share: enough to tell whether a payment was recorded, and where.</summary>
/// <param name="Type">The stored document's type: ledgerEntry or suspense.</param>
/// <param name="Reason">Why it is in suspense; null for a posted payment.</param>
public sealed record RecordedPayment(string Type, string AccountId, PaymentSource Payment, decimal Amount, SuspenseReason? Reason);

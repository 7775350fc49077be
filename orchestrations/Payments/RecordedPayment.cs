using Serverless.Orchestrations.Ledger;

namespace Serverless.Orchestrations.Payments;

/// <summary>The fields that a ledger entry and a suspense entry share: enough to tell whether a payment was recorded, and where.</summary>
/// <param name="Type">The stored document's type: ledgerEntry or suspense.</param>
/// <param name="Reason">Why it was put in suspense; null for a payment that was posted at once.</param>
/// <param name="Status">How it is in suspense; null for a ledger entry.</param>
/// <param name="PlacedOn">The account on which a person has placed it; null unless one has.</param>
public sealed record RecordedPayment(
    string Type, string AccountId, PaymentSource Payment, decimal Amount, SuspenseReason? Reason, SuspenseStatus? Status = null, string? PlacedOn = null);

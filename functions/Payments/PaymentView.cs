using Serverless.Orchestrations.Payments;

namespace Serverless.Functions.Payments;

/// <summary>A payment and whether it was posted. Amounts in dollars.</summary>
/// <param name="Status"><c>posted</c> or <c>suspended</c>.</param>
/// <param name="Reason">Why it was suspended; null for a posted payment.</param>
public sealed record PaymentView(string PaymentId, string AccountId, decimal Amount, string Status, SuspenseReason? Reason, DateTimeOffset ReceivedAt)
{
    public static PaymentView Of(RecordedPayment payment) => new(
        payment.Payment.PaymentId, payment.AccountId, payment.Amount, payment.Type == SuspenseDocument.TypeName ? "suspended" : "posted", payment.Reason, payment.Payment.TenderedAt);
}

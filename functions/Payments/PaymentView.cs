using Serverless.Orchestrations.Payments;

namespace Serverless.Functions.Payments;

/// <summary>A payment and whether it was posted. Amounts in dollars.</summary>
/// <param name="Status"><c>posted</c>, <c>suspended</c>, or what became of it in suspense: <c>placed</c>, <c>returned</c> or <c>dismissed</c>.</param>
/// <param name="Reason">Why it was suspended; null for a payment that was posted at once.</param>
public sealed record PaymentView(string PaymentId, string AccountId, decimal Amount, string Status, SuspenseReason? Reason, DateTimeOffset ReceivedAt)
{
    public static PaymentView Of(RecordedPayment payment) => new(
        payment.Payment.PaymentId, payment.AccountId, payment.Amount, StatusOf(payment), payment.Reason, payment.Payment.TenderedAt);

    private static string StatusOf(RecordedPayment payment) => payment switch
    {
        { Type: not SuspenseDocument.TypeName } => "posted",
        { Status: SuspenseStatus.Placed } => "placed",
        { Status: SuspenseStatus.Returned } => "returned",
        { Status: SuspenseStatus.Dismissed } => "dismissed",
        _ => "suspended",
    };
}

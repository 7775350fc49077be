namespace Serverless.Orchestrations.Payments;

/// <summary>Event on topic account-events: a payment is in suspense until a person places it.</summary>
public sealed record PaymentSuspended(string PaymentId, string AccountId, decimal Amount, SuspenseReason Reason, DateTimeOffset SuspendedAt)
{
    public const string Subject = "PaymentSuspended.v1";
}

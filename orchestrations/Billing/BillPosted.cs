namespace Serverless.Orchestrations.Billing;

/// <summary>Event on topic account-events: a bill, its correction or its cancellation is on the ledger. Amounts in dollars.</summary>
/// <param name="Total">What the bill now comes to; 0 when it is cancelled.</param>
/// <param name="DueOn">The last day on which it is paid in time; null when it was cancelled before it was issued.</param>
public sealed record BillPosted(
    string BillId, string AccountId, int Revision, BillStatus Status, decimal Total, decimal OwedAfter, decimal UnappliedCredit, DateTimeOffset PostedAt, DateOnly? DueOn = null)
{
    public const string Subject = "BillPosted.v1";
}

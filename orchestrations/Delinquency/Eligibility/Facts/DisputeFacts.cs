using Serverless.Orchestrations.Accounts;

namespace Serverless.Orchestrations.Delinquency;

/// <summary>A bill that the customer disputes, in part or whole.</summary>
/// <param name="Receivable">What the amount is part of; null when it could be any.</param>
/// <param name="HearingOfferedAt">When the customer was offered a hearing by an employee with authority to decide; null when never.</param>
/// <param name="ClosedOn">The first day in the city on which it is no longer open; null while it is.</param>
public sealed record DisputeFacts(string DisputeId, Receivable? Receivable, decimal Amount, DateTimeOffset? HearingOfferedAt, DateOnly? ClosedOn)
{
    public bool IsOpenOn(DateOnly day) => ClosedOn is null || day < ClosedOn;
}

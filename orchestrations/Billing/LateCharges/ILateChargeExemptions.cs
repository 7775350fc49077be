using Serverless.Orchestrations.Accounts;

namespace Serverless.Orchestrations.Billing;

/// <param name="Receivable">What the amount is part of; null when it could be any.</param>
/// <param name="Amount">Dollars that cost nothing for being late; null for all.</param>
public sealed record ExemptAmount(Receivable? Receivable, decimal? Amount);

/// <summary>What is left out of late charges for a reason that another capability knows, such as a dispute.</summary>
public interface ILateChargeExemptions
{
    /// <param name="today">The city's date.</param>
    Task<IReadOnlyList<ExemptAmount>> OfAsync(string accountId, DateOnly today, CancellationToken cancellation = default);
}

using Serverless.Orchestrations.Policies;

namespace Serverless.Orchestrations.Delinquency;

/// <summary>How long a bankruptcy holds. Debt from before the order for relief is no ground in any case.</summary>
/// <param name="AssuranceDays">Days from the order for relief in which the debtor may furnish assurance.</param>
/// <param name="Chapter11Days">Days from the petition, in chapter 11.</param>
/// <param name="LastDay">A period whose last day is closed ends with the next open day.</param>
public sealed record BankruptcyPolicy(Figure<int> AssuranceDays, Figure<int> Chapter11Days, Basis LastDay, Basis Assurance, Basis Stay);

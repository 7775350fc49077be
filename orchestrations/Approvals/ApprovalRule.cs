using Serverless.Orchestrations.Staff;

namespace Serverless.Orchestrations.Approvals;

/// <param name="UpTo">The highest amount, in dollars, that this role may decide about; null for any amount.</param>
public sealed record RoleLimit(StaffRole Role, decimal? UpTo = null);

/// <summary>Who may decide a kind of approval, how many must, and by when. Times count from when it was asked.</summary>
/// <param name="Limits">One limit per role. A role that is missing may not decide this kind.</param>
/// <param name="WithoutAmount">The lowest role that may decide when no money is at stake.</param>
/// <param name="EscalateAfter">When the supervisors are asked as well.</param>
/// <param name="EscalateAgainAfter">When the managers are asked as well.</param>
/// <param name="TimeOutAfter">When the default option is chosen.</param>
/// <param name="FourEyesAbove">Dollars above which two people must agree; null when one is always enough.</param>
public sealed record ApprovalRule(
    string Kind,
    IReadOnlyList<RoleLimit> Limits,
    StaffRole WithoutAmount,
    TimeSpan RemindAfter,
    TimeSpan EscalateAfter,
    TimeSpan EscalateAgainAfter,
    TimeSpan TimeOutAfter,
    decimal? FourEyesAbove = null)
{
    public bool May(StaffRole role, decimal? amount) =>
        amount is { } dollars
            ? Limits.Any(limit => limit.Role == role && (limit.UpTo is null || dollars <= limit.UpTo))
            : role >= WithoutAmount && Limits.Any(limit => limit.Role == role);

    /// <summary>The roles that may decide, lowest first; empty when no role may.</summary>
    public IReadOnlyList<StaffRole> RolesThatMay(decimal? amount) => [.. Enum.GetValues<StaffRole>().Where(role => May(role, amount))];

    public int ApproversNeeded(decimal? amount) => amount > FourEyesAbove ? 2 : 1;
}

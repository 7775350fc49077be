using Serverless.Orchestrations.Accounts;

namespace Serverless.Orchestrations.NewConnection;

/// <param name="Required">Dollars asked for; null before the security is asked for.</param>
/// <param name="Cash">Dollars paid.</param>
/// <param name="Instruments">Dollars of instruments held.</param>
public sealed record SecurityCoverage(decimal? Required, decimal Cash, decimal Instruments)
{
    public decimal Outstanding => Math.Max(0m, (Required ?? 0m) - Cash - Instruments);

    public bool IsEnough => Required is not null && Outstanding == 0;

    /// <param name="instruments">All instruments offered; only those held count.</param>
    public static SecurityCoverage Of(decimal? required, AccountDocument account, IEnumerable<SecurityDocument> instruments) =>
        new(required, account.DepositHeld, instruments.Where(document => document.Status == SecurityStatus.Held).Sum(document => document.Offer.Amount));
}

/// <summary>Keeps the deposit receivable equal to the security that is still missing.</summary>
public static class DepositBalance
{
    public static AccountDocument Apply(AccountDocument account, SecurityCoverage coverage, DateTimeOffset now, string causeId) => account with
    {
        DepositOutstanding = coverage.Outstanding,
        UpdatedAt = now,
        CauseId = causeId,
    };
}

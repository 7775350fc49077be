using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Partners;

namespace Serverless.Orchestrations.NewConnection;

/// <summary>Why the deposit has this number of months.</summary>
public enum DepositBasis
{
    Government,
    GoodHistory,
    CreditBands,

    /// <summary>The bureau has no file, or one with too few tradelines.</summary>
    ThinFile,

    /// <summary>The bureau could not be asked, and a person went on without it.</summary>
    NoReport,

    /// <summary>People refused to ask for less.</summary>
    FullByDecision,
}

/// <param name="Projected">Dollars charged in the first twelve months, projected.</param>
public sealed record ServiceDeposit(UtilityService Service, decimal Projected, decimal Amount);

/// <summary>A deposit and what it was calculated from, so that it can be explained years later. Amounts in dollars.</summary>
/// <param name="Months">How many average months' charges are held: 0, 1 or the full 2.</param>
/// <param name="Full">The full deposit.</param>
/// <param name="NeedsConfirmation">True when the amount is above what an assessor decides alone.</param>
public sealed record DepositAssessment(
    DepositBasis Basis,
    int Months,
    IReadOnlyList<ServiceDeposit> Services,
    decimal Amount,
    decimal Full,
    bool NeedsConfirmation,
    DateOnly PolicyFrom)
{
    /// <summary>Dollars below the full deposit. A person must agree to that.</summary>
    public decimal Forgone => Full - Amount;
}

/// <param name="Months">Months since the entity's oldest active account was opened; 0 when it has none.</param>
public sealed record CustomerHistory(int Months);

/// <summary>Decides a new customer's deposit. For each service: projected charges of twelve months ÷ 12 × months, and never below the floor.</summary>
public static class DepositRule
{
    /// <param name="asked">False when the bureau could not be asked.</param>
    public static DepositAssessment Decide(NewConnectionDetails details, CreditReport? report, bool asked, CustomerHistory history, DepositPolicy policy)
    {
        var (basis, months) = Months(details.Applicant, report, asked, history, policy);
        return For(details, basis, months, policy);
    }

    /// <summary>The full deposit, for when people refused to ask for less.</summary>
    public static DepositAssessment InFull(NewConnectionDetails details, DepositPolicy policy) => For(details, DepositBasis.FullByDecision, policy.FullMonths, policy);

    private static DepositAssessment For(NewConnectionDetails details, DepositBasis basis, int months, DepositPolicy policy)
    {
        var held = Math.Min(months, policy.FullMonths);
        ServiceDeposit[] services =
        [
            .. details.Services.Select(service => (Service: service, Projected: ProjectedCharges.TwelveMonths(details.Site, service, policy)))
                .Select(line => new ServiceDeposit(line.Service, line.Projected, Amount(line.Service, line.Projected, held, policy))),
        ];
        var amount = services.Sum(service => service.Amount);
        var full = services.Sum(service => Amount(service.Service, service.Projected, policy.FullMonths, policy));
        return new(basis, held, services, amount, full, amount > policy.AssessorLimit, policy.EffectiveFrom);
    }

    private static decimal Amount(UtilityService service, decimal projected, int months, DepositPolicy policy) =>
        months == 0 ? 0m : Math.Max(policy.FloorOf(service), decimal.Round(projected / 12 * months, 2, MidpointRounding.AwayFromZero));

    private static (DepositBasis Basis, int Months) Months(
        BusinessApplicant applicant, CreditReport? report, bool asked, CustomerHistory history, DepositPolicy policy)
    {
        if (applicant.EntityType == EntityType.Government) return (DepositBasis.Government, 0);
        if (history.Months >= policy.GoodHistoryMonths) return (DepositBasis.GoodHistory, 0);
        if (!asked) return (DepositBasis.NoReport, policy.FullMonths);
        if (report is not { Paydex: { } paydex } || report.Tradelines < policy.FewestTradelines) return (DepositBasis.ThinFile, policy.FullMonths);
        // The worse of the two scores decides. A score that the bureau does not give is ignored.
        var months = Band(policy.PaydexBands, paydex);
        return (DepositBasis.CreditBands, report.Intelliscore is { } score ? Math.Max(months, Band(policy.IntelliscoreBands, score)) : months);
    }

    private static int Band(IReadOnlyList<ScoreBand> bands, int score) => bands.Where(band => band.From <= score).MaxBy(band => band.From)!.Months;
}

using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Policies;

namespace Serverless.Orchestrations.NewConnection;

public sealed record UseRate(SiteUse Use, decimal Dollars);

public sealed record ServiceFloor(UtilityService Service, decimal Dollars);

/// <param name="From">The band's lowest score.</param>
/// <param name="Months">How many average months' charges to hold.</param>
public sealed record ScoreBand(int From, int Months);

/// <summary>
/// The figures of a deposit. At most twice the average month's charges (F.S. 366.05(1)(c) as a default; a city sets its own), floors as
/// JEA's, bands by PAYDEX and Intelliscore. Rates are projected dollars a month, not the tariff.
/// </summary>
/// <param name="ElectricPerKilowatt">A month's charges in dollars per kW of estimated demand, load factor included.</param>
/// <param name="FullMonths">How many months make a full deposit. No band asks for more.</param>
/// <param name="FewestTradelines">A credit file with fewer is thin, which means the full deposit.</param>
/// <param name="GoodHistoryMonths">
/// An entity with an active account at least this old needs no deposit. Its debt on closed accounts is checked in an earlier step.
/// </param>
/// <param name="AssessorLimit">Dollars above which another person must confirm the deposit.</param>
public sealed record DepositPolicy(
    DateOnly EffectiveFrom,
    IReadOnlyList<UseRate> ElectricPerKilowatt,
    decimal WaterPerThousandGallons,
    decimal SewerPerThousandGallons,
    decimal GasPerThousandSquareFeet,
    decimal SolidWastePerUnit,
    IReadOnlyList<ServiceFloor> Floors,
    int FullMonths,
    IReadOnlyList<ScoreBand> PaydexBands,
    IReadOnlyList<ScoreBand> IntelliscoreBands,
    int FewestTradelines,
    int GoodHistoryMonths,
    decimal AssessorLimit) : IEffectiveDated
{
    public static EffectiveDated<DepositPolicy> Default { get; } = EffectiveDated<DepositPolicy>.FromResource("deposits.json");

    public decimal FloorOf(UtilityService service) => Floors.FirstOrDefault(floor => floor.Service == service)?.Dollars ?? 0m;
}

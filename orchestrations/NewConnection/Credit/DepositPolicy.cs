using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Policies;

namespace Serverless.Orchestrations.NewConnection;

public sealed record UseRate(SiteUse Use, decimal Dollars);

public sealed record ServiceFloor(UtilityService Service, decimal Dollars);

/// <param name="From">The band's lowest score.</param>
/// <param name="Months">Average months' charges to hold.</param>
public sealed record ScoreBand(int From, int Months);

/// <summary>
/// The figures of a deposit: twice the average month's charges at most (F.S. 366.05(1)(c) as a default; a city sets its
/// own), floors as JEA's, bands by PAYDEX and Intelliscore. Rates are dollars a month, projected, not the tariff.
/// </summary>
/// <param name="ElectricPerKilowatt">A month's charges per kW of estimated demand, load factor included.</param>
/// <param name="FullMonths">Months of a full deposit, and the cap on every band.</param>
/// <param name="FewestTradelines">A file with fewer is thin: full deposit.</param>
/// <param name="GoodHistoryMonths">An account of the same entity this old, whose closed accounts owe nothing, stands for the deposit.</param>
/// <param name="AssessorLimit">Dollars above which a deposit is confirmed by somebody else.</param>
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

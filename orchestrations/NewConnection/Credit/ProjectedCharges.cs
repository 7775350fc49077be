using Serverless.Orchestrations.Accounts;

namespace Serverless.Orchestrations.NewConnection;

/// <summary>Projects the charges of a site that has no history.</summary>
public static class ProjectedCharges
{
    private const decimal DaysAYear = 365m;

    /// <summary>Dollars charged in the first twelve months, to the cent.</summary>
    public static decimal TwelveMonths(Site site, UtilityService service, DepositPolicy policy)
    {
        var kilogallons = site.Units.Sum(unit => (decimal)unit.GallonsPerDay) * DaysAYear / 1000m;
        var dollars = service switch
        {
            UtilityService.Electric => 12 * site.Units.Sum(unit => unit.Kilowatts) * policy.ElectricPerKilowatt.First(rate => rate.Use == site.Use).Dollars,
            UtilityService.Water => kilogallons * policy.WaterPerThousandGallons,
            UtilityService.Sewer => kilogallons * policy.SewerPerThousandGallons,
            UtilityService.Gas => 12 * site.Units.Sum(unit => (decimal)unit.SquareFeet) / 1000m * policy.GasPerThousandSquareFeet,
            _ => 12 * site.Units.Count * policy.SolidWastePerUnit,
        };
        return decimal.Round(dollars, 2, MidpointRounding.AwayFromZero);
    }
}

using Serverless.LocalDev.Partners;

namespace Serverless.Tests.Flows.NewConnection;

/// <summary>A restaurant's deposit reckoned once more, from the tariff sheet and not by the code under test. Dollars.</summary>
internal static class DepositTerms
{
    private const decimal MonthPerKilowatt = 46.80m;
    private const decimal ElectricFloor = 200m;
    private const decimal WaterFloor = 50m;

    /// <summary>Below it only a part of a blanket instrument is taken besides cash.</summary>
    public const decimal SmallestInstrument = 1000m;

    public static decimal InFull(Scene scene) => ForMonths(scene, 2);

    /// <summary>What the file alone would ask for; less than the full deposit is for people to grant.</summary>
    public static decimal Assessed(Scene scene) => scene switch
    {
        { IsGovernment: true } or { Credit: CreditFile.Good } => 0m,
        // Asked again, a bureau that contradicts itself knows somebody good it did not know before: people may have granted that.
        { Credit: CreditFile.None } when scene.Bureau.Faults.Contains(PartnerFault.Contradicting) => 0m,
        { Credit: CreditFile.Moderate } => ForMonths(scene, 1),
        _ => InFull(scene),
    };

    // The units draw no water, so that its floor is all of its deposit.
    private static decimal ForMonths(Scene scene, int months) =>
        Math.Max(ElectricFloor, scene.Kilowatts.Sum() * MonthPerKilowatt * months) + (scene.WithWater ? WaterFloor : 0m);
}

using Serverless.Orchestrations.Policies;

namespace Serverless.Orchestrations.Payments;

/// <param name="UpTo">The largest item, in dollars, with this fee; null for any above the others.</param>
public sealed record FeeTier(decimal Fee, decimal? UpTo = null);

/// <summary>What a returned check or draft costs, and when a customer may no longer pay by one.</summary>
/// <param name="IsAdopted">Whether the city has adopted the fee by ordinance (F.S. 166.251, certainty B). Without it there is none.</param>
/// <param name="Tiers">F.S. 68.065: $25 up to $50, $30 up to $300, $40 above (certainty A).</param>
/// <param name="Share">The share of the item that is charged where it is more than the tier: 0.05.</param>
/// <param name="CashOnlyAfter">Returned items within <paramref name="CountedMonths"/> after which only cash is taken. Two in 12 months at OUC, two in 6 at Lake Wales; the choice is ours.</param>
/// <param name="CashOnlyMonths">How long (Lake Wales: 12 months).</param>
/// <param name="DaysToPay">Days until the fee is due. Ours.</param>
public sealed record ReturnedItemPolicy(
    DateOnly EffectiveFrom, bool IsAdopted, IReadOnlyList<FeeTier> Tiers, decimal Share, int CashOnlyAfter, int CountedMonths, int CashOnlyMonths, int DaysToPay, string Source)
    : IEffectiveDated
{
    public static EffectiveDated<ReturnedItemPolicy> Default { get; } = EffectiveDated<ReturnedItemPolicy>.FromResource("returned-items.json");

    /// <summary>Dollars, in whole cents; a fraction of a cent is the customer's.</summary>
    public decimal FeeFor(decimal item)
    {
        if (!IsAdopted) return 0m;
        var tier = Tiers.First(tier => tier.UpTo is null || item <= tier.UpTo).Fee;
        return Math.Max(tier, decimal.Round(item * Share, 2, MidpointRounding.ToZero));
    }
}

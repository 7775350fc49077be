using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Policies;

namespace Serverless.Orchestrations.Payments;

/// <summary>
/// In which order a payment pays the bill. There is no universal rule (Lake Mary FL posts garbage, stormwater,
/// wastewater, water), so it is data; electric last would be the coercive order.
/// </summary>
public sealed record PostingOrder(DateOnly EffectiveFrom, IReadOnlyList<Receivable> Receivables) : IEffectiveDated
{
    public static EffectiveDated<PostingOrder> Default { get; } = EffectiveDated<PostingOrder>.FromResource("posting-order.json");
}

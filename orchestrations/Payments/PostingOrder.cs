using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Policies;

namespace Serverless.Orchestrations.Payments;

/// <summary>
/// The order in which a payment pays receivables. There is no general rule (Lake Mary FL posts garbage, stormwater, wastewater, water),
/// so it is data. Electric last is the order that puts the most pressure on a customer.
/// </summary>
public sealed record PostingOrder(DateOnly EffectiveFrom, IReadOnlyList<Receivable> Receivables) : IEffectiveDated
{
    public static EffectiveDated<PostingOrder> Default { get; } = EffectiveDated<PostingOrder>.FromResource("posting-order.json");
}

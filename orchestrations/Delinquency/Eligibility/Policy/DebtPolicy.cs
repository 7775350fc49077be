using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Policies;

namespace Serverless.Orchestrations.Delinquency;

/// <summary>Which debt a service may be cut for.</summary>
/// <param name="Minimum">Dollars that must be owed.</param>
/// <param name="DelinquentAfterDays">Days after a bill's mailing through which it is not delinquent.</param>
/// <param name="Grounds">The receivables for which each service may be cut. A service that is not named is never cut.</param>
/// <param name="Kinds">The kinds of open items that count.</param>
public sealed record DebtPolicy(
    Figure<decimal> Minimum,
    Figure<int> DelinquentAfterDays,
    Figure<IReadOnlyDictionary<UtilityService, IReadOnlyList<Receivable>>> Grounds,
    Figure<IReadOnlyList<ItemKind>> Kinds,
    Basis ReturnedItemFee,
    Basis OtherClass,
    Basis FormerOccupant,
    Basis Credit,
    Basis DisputedAmount,
    Basis Hearing,
    Basis Hold,
    Basis Arrangement,
    Basis Consent,
    Basis Pledge,
    Basis Tender)
{
    public IReadOnlyList<Receivable> GroundsFor(UtilityService service) => Grounds.Value.GetValueOrDefault(service, []);
}

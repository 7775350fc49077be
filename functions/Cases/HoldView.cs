using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Cases;

namespace Serverless.Functions.Cases;

/// <summary>A hold as staff see it. Amounts in dollars; dates in the city's time.</summary>
/// <param name="Amount">Null when the whole balance is held.</param>
public sealed record HoldView(
    string RequestId,
    string HoldId,
    HeldProcess Process,
    Receivable? Receivable,
    UtilityService? Service,
    decimal? Amount,
    DateOnly From,
    DateOnly? Until,
    bool IsInForce,
    string PlacedBy,
    string Why,
    HoldRelease? Release)
{
    public static HoldView Of(HoldDocument hold, DateOnly today) => new(
        hold.RequestId, hold.HoldId, hold.Process, hold.Entity.Receivable, hold.Entity.Service, hold.Amount, hold.From, hold.Until, hold.IsInForce(today), hold.PlacedBy, hold.Why, hold.Release);
}

/// <summary>An account's holds, and how many dollars of each balance they hold today.</summary>
public sealed record AccountHoldsView(IReadOnlyList<HoldView> Holds, IReadOnlyDictionary<HeldProcess, IReadOnlyDictionary<Receivable, decimal>> HeldToday)
{
    public static AccountHoldsView Of(AccountDocument account, IReadOnlyList<HoldDocument> holds, DateOnly today) => new(
        [.. holds.Select(hold => HoldView.Of(hold, today))],
        Enum.GetValues<HeldProcess>()
            .Select(process => (process, Held: holds.Amounts(process, account.Balances, today)))
            .Where(each => each.Held.Count > 0)
            .ToDictionary(each => each.process, each => each.Held));
}

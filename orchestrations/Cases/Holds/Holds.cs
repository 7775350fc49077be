using Serverless.Orchestrations.Accounts;

namespace Serverless.Orchestrations.Cases;

/// <summary>The holds that apply to one receivable, service or account.</summary>
public sealed record HeldPart(IReadOnlyList<HoldDocument> By)
{
    public bool IsHeld => By.Count > 0;

    /// <summary>How many dollars of a balance are held. The holds' amounts add up, at most to the whole balance. Nothing is held of a credit.</summary>
    public decimal Of(decimal balance) =>
        balance <= 0 || !IsHeld ? 0
        : By.Any(hold => hold.Amount is null) ? balance
        : Math.Min(balance, By.Sum(hold => hold.Amount!.Value));
}

/// <summary>Finds which holds apply, and how much they hold.</summary>
public static class Holds
{
    /// <summary>The holds on a process for one receivable or service, including holds on the whole account.</summary>
    /// <param name="date">The city's date.</param>
    public static HeldPart On(this IEnumerable<HoldDocument> holds, HeldProcess process, HeldEntity entity, DateOnly date) =>
        new([.. holds.Where(hold => hold.Process == process && hold.Entity.Covers(entity) && hold.IsInForce(date))]);

    /// <summary>How many dollars of each balance are held; a receivable with nothing held is left out.</summary>
    public static IReadOnlyDictionary<Receivable, decimal> Amounts(
        this IReadOnlyList<HoldDocument> holds, HeldProcess process, IReadOnlyDictionary<Receivable, decimal> balances, DateOnly date) => balances
        .Select(balance => (balance.Key, Held: holds.On(process, new(balance.Key), date).Of(balance.Value)))
        .Where(balance => balance.Held > 0)
        .ToDictionary(balance => balance.Key, balance => balance.Held);
}

using Serverless.Orchestrations.Accounts;

namespace Serverless.Orchestrations.Cases;

/// <summary>The holds that are in force on one thing.</summary>
public sealed record HeldPart(IReadOnlyList<HoldDocument> By)
{
    public bool IsHeld => By.Count > 0;

    /// <summary>How much of a balance is held, in dollars. Parts add up, to all of it at most; a credit has nothing to hold.</summary>
    public decimal Of(decimal balance) =>
        balance <= 0 || !IsHeld ? 0
        : By.Any(hold => hold.Amount is null) ? balance
        : Math.Min(balance, By.Sum(hold => hold.Amount!.Value));
}

/// <summary>Decides what an account's holds keep from going on.</summary>
public static class Holds
{
    /// <summary>The holds of a process on one thing, and on the account as a whole.</summary>
    /// <param name="date">The city's.</param>
    public static HeldPart On(this IEnumerable<HoldDocument> holds, HeldProcess process, HeldEntity entity, DateOnly date) =>
        new([.. holds.Where(hold => hold.Process == process && hold.Entity.Covers(entity) && hold.IsInForce(date))]);

    /// <summary>How much of each balance is held, in dollars; a receivable with nothing held is left out.</summary>
    public static IReadOnlyDictionary<Receivable, decimal> Amounts(
        this IReadOnlyList<HoldDocument> holds, HeldProcess process, IReadOnlyDictionary<Receivable, decimal> balances, DateOnly date) => balances
        .Select(balance => (balance.Key, Held: holds.On(process, new(balance.Key), date).Of(balance.Value)))
        .Where(balance => balance.Held > 0)
        .ToDictionary(balance => balance.Key, balance => balance.Held);
}

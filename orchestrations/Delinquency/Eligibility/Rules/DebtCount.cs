using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Cases;

namespace Serverless.Orchestrations.Delinquency;

/// <summary>How much of what is open a service may be cut for on a day. Dollars.</summary>
/// <param name="Counted">The items that count.</param>
/// <param name="Withheld">What of them is held or disputed.</param>
/// <param name="Credit">Money that is not applied yet.</param>
public sealed record DebtCount(IReadOnlyList<JudgedItem> Items, decimal Counted, decimal Withheld, decimal Credit, decimal Minimum)
{
    public decimal Net => Math.Max(0m, Counted - Withheld - Credit);

    public bool IsEnough => Net > 0 && Net >= Minimum;

    public static DebtCount Of(CutQuestion asked, UtilityService service, DateOnly day) => Of(asked, service, day, _ => true);

    /// <param name="isNoticed">Items of which the customer had no notice do not count.</param>
    public static DebtCount Of(CutQuestion asked, UtilityService service, DateOnly day, Func<DebtItem, bool> isNoticed)
    {
        var items = (asked.Facts.OpenItems ?? []).Select(item => JudgedItem.Of(item, asked, service, day)).ToList();
        var counted = items.Where(judged => judged.Counts && isNoticed(judged.Item))
            .GroupBy(judged => judged.Item.Receivable)
            .ToDictionary(group => group.Key, group => group.Sum(judged => judged.Item.Amount));
        var open = (asked.Facts.Disputes ?? []).Where(dispute => dispute.IsOpenOn(day)).ToList();
        var withheld = counted.Sum(balance => Math.Min(balance.Value, HeldOf(asked, balance.Key, balance.Value, day) + DisputedOf(open, balance.Key)));
        return new(items, counted.Values.Sum(), withheld + DisputedOf(open, null), asked.Facts.UnappliedCredit ?? 0m, asked.Policy.Debt.Minimum.Value);
    }

    /// <summary>The first later day on which enough counts if no fact changes; null when there is none.</summary>
    /// <param name="turningPoints">Further days on which the count may change.</param>
    public static DateOnly? EnoughFrom(CutQuestion asked, IEnumerable<DateOnly?> turningPoints, Func<DateOnly, DebtCount> countOn)
    {
        var itemDays = (asked.Facts.OpenItems ?? []).Select(item => JudgedItem.DelinquentFrom(item, asked.Policy.Debt));
        var holdDays = AmountHolds(asked).Select(PersonsHold.EndOf);
        return itemDays.Concat(holdDays).Concat(turningPoints).OfType<DateOnly>().Where(day => day > asked.Day).Order()
            .Where(day => countOn(day).IsEnough)
            .Cast<DateOnly?>().FirstOrDefault();
    }

    private static decimal HeldOf(CutQuestion asked, Receivable receivable, decimal balance, DateOnly day) =>
        new HeldPart([.. AmountHolds(asked).Where(hold => hold.Entity.Receivable == receivable && hold.IsInForce(day))]).Of(balance);

    private static decimal DisputedOf(IEnumerable<DisputeFacts> open, Receivable? receivable) => open.Where(dispute => dispute.Receivable == receivable).Sum(dispute => dispute.Amount);

    private static IEnumerable<HoldDocument> AmountHolds(CutQuestion asked) => (asked.Facts.Holds ?? []).Where(hold => PersonsHold.StopsCuts(hold) && hold.Entity.Receivable is not null);
}

using Serverless.Orchestrations.Accounts;

namespace Serverless.Orchestrations.Ledger;

/// <summary>What is owed for one receivable, by the days since it was due. Dollars.</summary>
/// <param name="Current">Not past due.</param>
public sealed record AgedBalance(Receivable Receivable, decimal Current, decimal Days1To30, decimal Days31To60, decimal Days61To90, decimal Over90)
{
    public decimal PastDue => Days1To30 + Days31To60 + Days61To90 + Over90;
}

/// <summary>Sorts what is open by its age.</summary>
public static class Aging
{
    /// <param name="today">The city's date.</param>
    public static IReadOnlyList<AgedBalance> Of(IEnumerable<OpenItem> items, DateOnly today) =>
    [
        .. items.GroupBy(item => item.Receivable).OrderBy(group => group.Key).Select(group => new AgedBalance(
            group.Key, Sum(group, today, int.MinValue, 0), Sum(group, today, 1, 30), Sum(group, today, 31, 60), Sum(group, today, 61, 90), Sum(group, today, 91, int.MaxValue))),
    ];

    private static decimal Sum(IEnumerable<OpenItem> items, DateOnly today, int from, int until) =>
        items.Where(item => today.DayNumber - item.DueOn.DayNumber is var days && days >= from && days <= until).Sum(item => item.Open);
}

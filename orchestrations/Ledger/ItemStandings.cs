using Serverless.Orchestrations.Accounts;

namespace Serverless.Orchestrations.Ledger;

/// <summary>What an item cost in all, and what is still owed of it.</summary>
/// <param name="Item">The item as the latest entry describes it.</param>
public sealed record ItemStanding(ItemChange Item, decimal Charged, decimal Open)
{
    public decimal Paid => Charged - Open;
}

/// <summary>Every item that ever was on an account, from its ledger. The header keeps only what is open.</summary>
public static class ItemStandings
{
    public static IReadOnlyDictionary<string, ItemStanding> Of(IEnumerable<LedgerEntryDocument> ledger)
    {
        var standings = new Dictionary<string, ItemStanding>();
        foreach (var change in ledger.OrderBy(entry => entry.Number).SelectMany(entry => entry.Items))
        {
            var before = standings.GetValueOrDefault(change.ItemId);
            standings[change.ItemId] = new(change, (before?.Charged ?? 0m) + change.Charged, (before?.Open ?? 0m) + change.Open);
        }
        return standings;
    }
}

public static class ItemChanges
{
    /// <summary>A change of an open item that leaves what it is.</summary>
    public static ItemChange Changed(this OpenItem item, decimal charged = 0m, decimal open = 0m) =>
        new(item.ItemId, item.Receivable, item.Kind, item.BilledOn, item.DueOn, charged, open);
}

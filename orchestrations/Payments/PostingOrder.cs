using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Policies;

namespace Serverless.Orchestrations.Payments;

/// <summary>A part of what is owed for one receivable.</summary>
public enum DebtPart
{
    /// <summary>Late charges and fees.</summary>
    Penalties,

    PastDue,
    Current,
}

/// <summary>Which of the two lists a payment goes through first.</summary>
public enum PostingPriority
{
    /// <summary>All parts of a receivable, then the next receivable (Morgantown).</summary>
    Receivable,

    /// <summary>One part of every receivable, then the next part.</summary>
    Part,
}

/// <summary>
/// The order in which a payment pays what is owed. There is no general rule (Lake Mary FL posts garbage, stormwater, wastewater, water;
/// Morgantown pays per service its penalties, then what is past due, then what is current), so it is data. Electric last is the order that
/// puts the most pressure on a customer.
/// </summary>
/// <param name="Receivables">Those it does not name come last.</param>
/// <param name="Parts">Within a part, the earliest due is paid first. Parts it does not name come last.</param>
/// <param name="Source">Where the order comes from.</param>
public sealed record PostingOrder(
    DateOnly EffectiveFrom, PostingPriority First, IReadOnlyList<Receivable> Receivables, IReadOnlyList<DebtPart> Parts, string Source) : IEffectiveDated
{
    public static EffectiveDated<PostingOrder> Default { get; } = EffectiveDated<PostingOrder>.FromResource("posting-order.json");

    /// <summary>The items in the order in which they are paid.</summary>
    /// <param name="today">The city's date.</param>
    public IEnumerable<OpenItem> Sort(IEnumerable<OpenItem> items, DateOnly today)
    {
        var ranked = items.Select(item => (Item: item, Receivable: Rank(Receivables, item.Receivable), Part: Rank(Parts, PartOf(item, today))));
        return (First == PostingPriority.Receivable
                ? ranked.OrderBy(item => item.Receivable).ThenBy(item => item.Item.Receivable).ThenBy(item => item.Part)
                : ranked.OrderBy(item => item.Part).ThenBy(item => item.Receivable).ThenBy(item => item.Item.Receivable))
            .ThenBy(item => item.Item.DueOn).ThenBy(item => item.Item.BilledOn).ThenBy(item => item.Item.ItemId, StringComparer.Ordinal)
            .Select(item => item.Item);
    }

    public static DebtPart PartOf(OpenItem item, DateOnly today) => item switch
    {
        { Kind: ItemKind.LateCharge or ItemKind.ReturnedItemFee } => DebtPart.Penalties,
        _ => item.IsPastDue(today) ? DebtPart.PastDue : DebtPart.Current,
    };

    private static int Rank<T>(IReadOnlyList<T> order, T value)
    {
        for (var rank = 0; rank < order.Count; rank++)
        {
            if (EqualityComparer<T>.Default.Equals(order[rank], value)) return rank;
        }
        return order.Count;
    }
}

namespace Serverless.Orchestrations.Accounts;

/// <summary>What an open item is. A service may be cut for charges; a fee for a returned check is no ground alone (25-6.105(5)(g) and its analogues).</summary>
public enum ItemKind
{
    /// <summary>What a service cost in one billing period.</summary>
    Charge,

    /// <summary>The charge for paying late.</summary>
    LateCharge,

    /// <summary>The fee for a returned check or draft (F.S. 68.065).</summary>
    ReturnedItemFee,

    /// <summary>Money paid back as credit whose payment was later returned by the bank.</summary>
    ReturnedCredit,
}

/// <summary>A part of a bill, or a fee, that is not paid in full. It stays in the header until it is, so that one read shows the whole debt with its ages.</summary>
public sealed record OpenItem
{
    /// <summary>The bill and the receivable, such as <c>bill-B17~Electric</c>; no id contains the ~ between them.</summary>
    public required string ItemId { get; init; }

    public required Receivable Receivable { get; init; }

    public required ItemKind Kind { get; init; }

    /// <summary>Dollars still owed; always more than zero.</summary>
    public required decimal Open { get; init; }

    public required DateOnly BilledOn { get; init; }

    /// <summary>The last day, in the city, on which it is paid in time.</summary>
    public required DateOnly DueOn { get; init; }

    /// <param name="today">The city's date.</param>
    public bool IsPastDue(DateOnly today) => DueOn < today;
}

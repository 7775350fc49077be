using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Documents;

namespace Serverless.Orchestrations.Cases;

/// <summary>A process that the utility runs automatically unless a hold stops it.</summary>
public enum HeldProcess
{
    /// <summary>Reminders, notices and the collection agency.</summary>
    Collections,

    Disconnection,
    LateCharges,
    Refunds,
}

/// <summary>What a hold covers: one receivable, one service, or the whole account when it names neither.</summary>
public sealed record HeldEntity(Receivable? Receivable = null, UtilityService? Service = null)
{
    public static HeldEntity WholeAccount { get; } = new();

    /// <summary>Whether a hold on this also covers the other.</summary>
    public bool Covers(HeldEntity other) => this == WholeAccount || this == other;

    public override string ToString() => Receivable?.ToString() ?? Service?.ToString() ?? "the account";
}

/// <param name="On">The first day, in the city, on which the hold no longer applies.</param>
public sealed record HoldRelease(DateOnly On, string By, string Why);

/// <summary>
/// Stops a process for a time and a reason: for instance collections of 120 dollars of the electric receivable that are in dispute. It
/// changes only in one batch with the timeline of its case.
/// </summary>
public sealed record HoldDocument : AccountPartitionDocument
{
    public const string TypeName = "hold";

    public override string Type => TypeName;

    public required string RequestId { get; init; }

    /// <summary>The sender's own key within the case.</summary>
    public required string HoldId { get; init; }

    public required HeldProcess Process { get; init; }

    public required HeldEntity Entity { get; init; }

    /// <summary>Dollars of a receivable that are held; null holds the whole balance.</summary>
    public decimal? Amount { get; init; }

    /// <summary>The first day of the hold, in the city.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last day of the hold, in the city; null when it lasts until it is released.</summary>
    public DateOnly? Until { get; init; }

    public required string PlacedBy { get; init; }

    public required string Why { get; init; }

    public HoldRelease? Release { get; init; }

    /// <summary>Whether the hold applies on the city's <paramref name="date"/>.</summary>
    public bool IsInForce(DateOnly date) => From <= date && (Until is null || date <= Until) && (Release is null || date < Release.On);

    /// <summary>The document's id. No id contains the ~ between the parts, so two cases of one account never share a hold's id.</summary>
    public static string IdFor(string requestId, string holdId) => $"hold-{requestId}~{holdId}";
}

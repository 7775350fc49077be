using Serverless.Orchestrations.Accounts;
using Serverless.Orchestrations.Documents;

namespace Serverless.Orchestrations.Cases;

/// <summary>What the utility would do of itself if nothing held it.</summary>
public enum HeldProcess
{
    /// <summary>Reminders, notices and the agency.</summary>
    Collections,

    Disconnection,
    LateCharges,
    Refunds,
}

/// <summary>On what of an account a process is held: one receivable, one service, or the account as a whole when it names neither.</summary>
public sealed record HeldEntity(Receivable? Receivable = null, UtilityService? Service = null)
{
    public static HeldEntity WholeAccount { get; } = new();

    /// <summary>Whether what is held on this is held on the other too.</summary>
    public bool Covers(HeldEntity other) => this == WholeAccount || this == other;

    public override string ToString() => Receivable?.ToString() ?? Service?.ToString() ?? "the account";
}

/// <param name="On">The first of the city's days on which nothing is held any more.</param>
public sealed record HoldRelease(DateOnly On, string By, string Why);

/// <summary>
/// Keeps a process from going on, for a time and a reason: for instance collections of 120 dollars of the electric receivable that
/// are in dispute. It changes only together with the timeline of the case that explains it.
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

    /// <summary>Dollars of a receivable that are held; null holds all of it.</summary>
    public decimal? Amount { get; init; }

    /// <summary>The first of the city's days that it holds.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last of the city's days that it holds; null until it is released.</summary>
    public DateOnly? Until { get; init; }

    public required string PlacedBy { get; init; }

    public required string Why { get; init; }

    public HoldRelease? Release { get; init; }

    /// <summary>Whether it holds anything on the city's <paramref name="date"/>.</summary>
    public bool IsInForce(DateOnly date) => From <= date && (Until is null || date <= Until) && (Release is null || date < Release.On);

    /// <summary>The sign between is in no id, so that two cases of one account never share a hold's id.</summary>
    public static string IdFor(string requestId, string holdId) => $"hold-{requestId}~{holdId}";
}

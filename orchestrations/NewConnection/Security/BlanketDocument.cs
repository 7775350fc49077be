using System.Text.Json.Serialization;
using Serverless.Orchestrations.Documents;

namespace Serverless.Orchestrations.NewConnection;

/// <summary>What is set aside of a blanket instrument for one offer.</summary>
/// <param name="Amount">Dollars.</param>
public sealed record BlanketPart(string RequestId, decimal Amount);

/// <summary>One instrument that secures many accounts, in a partition of its own. What is allocated is never more than its face.</summary>
public sealed record BlanketDocument : AccountPartitionDocument
{
    public const string DocumentId = "blanket";

    public override string Type => DocumentId;

    public required BlanketOffered Offer { get; init; }

    /// <summary>Days on which its renewal is looked after.</summary>
    public required IReadOnlyList<DateOnly> RenewalDates { get; init; }

    /// <summary>The effective date of the rules it was checked by.</summary>
    public required DateOnly PolicyFrom { get; init; }

    /// <summary>Who entered it, by sign-in name.</summary>
    public required string EnteredBy { get; init; }

    /// <summary>How many others must agree before it secures anything.</summary>
    public required int ApprovalsNeeded { get; init; }

    public IReadOnlyList<BlanketApproval> Approvals { get; init; } = [];

    [JsonIgnore]
    public bool IsApproved => Approvals.Count >= ApprovalsNeeded;

    /// <summary>By offer id. A part is set aside before its offer is decided, and given up when the offer is decided and not held.</summary>
    public required IReadOnlyDictionary<string, BlanketPart> Parts { get; init; }

    /// <summary>
    /// Dollars by request id. The offers of one request take each other's place, and only one of them is held in the end: until
    /// they are decided the largest counts.
    /// </summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, decimal> Allocations =>
        Parts.Values.GroupBy(part => part.RequestId).ToDictionary(parts => parts.Key, parts => parts.Max(part => part.Amount));

    [JsonIgnore]
    public decimal Free => Offer.Amount - Allocations.Values.Sum();

    /// <param name="instrumentId">See <see cref="InstrumentId"/>.</param>
    public static string PartitionOf(string instrumentId) => $"blanket-{instrumentId}";
}

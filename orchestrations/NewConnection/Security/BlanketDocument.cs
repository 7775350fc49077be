using System.Text.Json.Serialization;
using Serverless.Orchestrations.Documents;

namespace Serverless.Orchestrations.NewConnection;

/// <summary>The part of a blanket instrument that is set aside for one offer.</summary>
/// <param name="Amount">Dollars.</param>
public sealed record BlanketPart(string RequestId, decimal Amount);

/// <summary>One instrument that secures many accounts, in a partition of its own. Its parts never add up to more than its amount.</summary>
public sealed record BlanketDocument : AccountPartitionDocument
{
    public const string DocumentId = "blanket";

    public override string Type => DocumentId;

    public required BlanketOffered Offer { get; init; }

    /// <summary>The days on which staff should look at its renewal.</summary>
    public required IReadOnlyList<DateOnly> RenewalDates { get; init; }

    /// <summary>The effective date of the policy it was checked by.</summary>
    public required DateOnly PolicyFrom { get; init; }

    /// <summary>The sign-in name of the person who entered it.</summary>
    public required string EnteredBy { get; init; }

    /// <summary>How many people besides that person must approve before it secures anything.</summary>
    public required int ApprovalsNeeded { get; init; }

    public IReadOnlyList<BlanketApproval> Approvals { get; init; } = [];

    [JsonIgnore]
    public bool IsApproved => Approvals.Count >= ApprovalsNeeded;

    /// <summary>The parts by offer id. A part is set aside before its offer is decided. It is freed when the offer is decided and not held.</summary>
    public required IReadOnlyDictionary<string, BlanketPart> Parts { get; init; }

    /// <summary>
    /// Dollars set aside, by request id. Offers of one request replace each other and only one is held in the end, so until they are
    /// decided only the largest counts.
    /// </summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, decimal> Allocations =>
        Parts.Values.GroupBy(part => part.RequestId).ToDictionary(parts => parts.Key, parts => parts.Max(part => part.Amount));

    [JsonIgnore]
    public decimal Free => Offer.Amount - Allocations.Values.Sum();

    /// <param name="instrumentId">Made by <see cref="InstrumentId"/>.</param>
    public static string PartitionOf(string instrumentId) => $"blanket-{instrumentId}";
}

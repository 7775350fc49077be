using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using Serverless.Orchestrations.Documents;

namespace Serverless.Orchestrations.Outages;

/// <summary>
/// Says which feeder the outage of a service point is kept under (container outages). A service point may be switched to another
/// feeder while its outage is open. The outage stays where it was opened, and this document finds it. It is written once, before
/// the outage, and never changed: when two reports open the outage at the same time, the first pointer decides for both.
/// </summary>
public sealed record OutagePointerDocument : Document
{
    public const string TypeName = "outagePointer";

    public override string Type => TypeName;

    /// <summary>
    /// One of 16 partitions, chosen by a hash of the id: the pointers of a large batch of reports share few partitions, so they are
    /// written in few batches. A tilde stands in no feeder's id: no feeder has this partition.
    /// </summary>
    [JsonPropertyName("feederId")]
    public required string Partition { get; init; }

    /// <summary>The feeder of the service point when its outage was opened, or the partition of what could not be placed.</summary>
    public required string OutageFeederId { get; init; }

    /// <summary>By premise and service point: of what cannot be placed, two premises may give their service points the same name.</summary>
    public static string IdFor(string premiseId, string servicePointId) => $"outagePointer-{premiseId}~{servicePointId}";

    public static string PartitionFor(string id) => $"~pointers-{SHA256.HashData(Encoding.UTF8.GetBytes(id))[0] >> 4:x}";
}

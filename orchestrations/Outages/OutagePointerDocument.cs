using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using Serverless.Orchestrations.Documents;

namespace Serverless.Orchestrations.Outages;

/// <summary>
/// Says under which feeder a service point's outage is stored (container outages). A service point may be switched to another feeder
/// while its outage is open; the outage does not move, and this document finds it. It is written once, before the outage, and never
/// changed. When two reports open the outage at the same time, the first pointer decides for both.
/// </summary>
public sealed record OutagePointerDocument : Document
{
    public const string TypeName = "outagePointer";

    public override string Type => TypeName;

    /// <summary>
    /// One of 16 partitions, chosen by a hash of the id. The pointers of a large batch of reports then share few partitions and need few
    /// writes. Its name contains a ~, as no feeder's id does.
    /// </summary>
    [JsonPropertyName("feederId")]
    public required string Partition { get; init; }

    /// <summary>The service point's feeder when the outage was opened, or the partition for what could not be placed.</summary>
    public required string OutageFeederId { get; init; }

    /// <summary>The document's id. It names the premise too, since two premises may use the same name for an unplaced service point.</summary>
    public static string IdFor(string premiseId, string servicePointId) => $"outagePointer-{premiseId}~{servicePointId}";

    public static string PartitionFor(string id) => $"~pointers-{SHA256.HashData(Encoding.UTF8.GetBytes(id))[0] >> 4:x}";
}

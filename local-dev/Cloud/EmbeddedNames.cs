using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Serverless.LocalDev.Cloud;

/// <summary>
/// The host names one embedded cloud answers to. Several live in one process, so each has names of its own; a directory's
/// stay the same, since what is stored belongs to its namespace.
/// </summary>
internal sealed record EmbeddedNames(string ServiceBus, string Cosmos, string Blobs)
{
    private static int inMemory;

    public static EmbeddedNames For(string? directory)
    {
        var id = directory is null
            ? string.Create(CultureInfo.InvariantCulture, $"memory{Interlocked.Increment(ref inMemory)}")
            : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFullPath(directory))).AsSpan(0, 4));
        return new($"utility-{id}.servicebus.embedded", $"utility-{id}.documents.embedded", $"utility-{id}.blob.embedded");
    }

    public string CosmosEndpoint => $"https://{Cosmos}:443/";

    /// <summary>What infra gives the apps in Azure, under the same names.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Settings() =>
    [
        new("ServiceBus:FullyQualifiedNamespace", ServiceBus),
        new("Cosmos:AccountEndpoint", CosmosEndpoint),
        new("Cosmos:ConnectionMode", "Gateway"),
        new("Blobs:ServiceUri", $"https://{Blobs}/"),
        new("Outbox:SweepSchedule", "0 */5 * * * *"),
    ];
}

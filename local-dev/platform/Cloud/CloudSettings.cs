using Serverless.LocalDev.Partners;

namespace Serverless.LocalDev.Cloud;

/// <summary>What infra gives the apps in Azure, under the same names, for the servers of one embedded cloud.</summary>
internal static class CloudSettings
{
    public const string CosmosEndpoint = "https://utility.documents.embedded:443/";
    public const string BlobAccount = "utility";
    public const string BlobEndpoint = "https://utility.blob.embedded/";

    /// <summary>The setting that host.json names its task hub by.</summary>
    public const string TaskHubName = "TASKHUB_NAME";

    public static IEnumerable<KeyValuePair<string, string?>> For(string serviceBusConnection, string publicAddress) =>
    [
        new("ServiceBus", serviceBusConnection),
        new("ServiceBus:FullyQualifiedNamespace", "127.0.0.1"),
        new("Cosmos:AccountEndpoint", CosmosEndpoint),
        new("Cosmos:ConnectionMode", "Gateway"),
        new("Blobs:ServiceUri", BlobEndpoint),
        new("Outbox:SweepSchedule", "0 */5 * * * *"),
        new("BankFiles:SweepSchedule", "0 */15 * * * *"),
        new("Accounts:NumberKey", LocalAccounts.NumberKey),
        new("Approvals:PublicAddress", publicAddress),
    ];
}

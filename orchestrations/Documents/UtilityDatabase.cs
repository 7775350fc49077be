using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.Options;
using Serverless.Orchestrations.Configuration;

namespace Serverless.Orchestrations.Documents;

/// <summary>The four containers of database <c>utility</c>, and how each is partitioned.</summary>
public sealed class UtilityDatabase(CosmosClient client, IOptions<CosmosSettings> settings)
{
    public const string AccountsContainer = "accounts";
    public const string OutagesContainer = "outages";
    public const string PremisesContainer = "premises";
    public const string KeysContainer = "keys";

    /// <summary>The partition key path of each container, by its name. Both infra and the local cloud create these.</summary>
    public static IReadOnlyDictionary<string, string> PartitionKeyPaths { get; } = new Dictionary<string, string>
    {
        [AccountsContainer] = "/accountId",
        [OutagesContainer] = "/feederId",
        [PremisesContainer] = "/premiseId",
        [KeysContainer] = "/key",
    };

    public Container Accounts { get; } = client.GetContainer(settings.Value.Database, AccountsContainer);

    public Container Outages { get; } = client.GetContainer(settings.Value.Database, OutagesContainer);

    public Container Premises { get; } = client.GetContainer(settings.Value.Database, PremisesContainer);

    public Container Keys { get; } = client.GetContainer(settings.Value.Database, KeysContainer);
}

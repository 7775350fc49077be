using System.Text.Json;
using Microsoft.Azure.Cosmos;
using Serverless.Orchestrations.Documents;

namespace Serverless.Tests.Flows.Delinquency;

/// <summary>Every document with its version, to see that nothing was written.</summary>
internal static class StoredVersions
{
    public static async Task<IReadOnlyList<string>> VersionsAsync(this UtilityDatabase database)
    {
        var versions = new List<string>();
        foreach (var container in new[] { database.Accounts, database.Premises, database.Outages, database.Keys })
        {
            await foreach (var document in container.QueryAsync<JsonElement>(new QueryDefinition("SELECT * FROM c")))
                versions.Add($"{container.Id} {document.GetProperty("id")} {document.GetProperty("_etag")}");
        }
        return [.. versions.Order(StringComparer.Ordinal)];
    }
}

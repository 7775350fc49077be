using System.Text.Json.Nodes;
using Serverless.LocalDev.Cosmos.Documents;

namespace Serverless.LocalDev.Cosmos.Resources;

/// <summary>A container's place in the account, and its definition.</summary>
internal sealed class ContainerResource(int databaseNumber, int number, ContainerDefinition definition, long timestamp)
{
    public int DatabaseNumber { get; } = databaseNumber;

    public int Number { get; } = number;

    public ContainerDefinition Definition { get; set; } = definition;

    public long Timestamp { get; set; } = timestamp;

    /// <summary>Counts the definition's versions for its ETag.</summary>
    public long Version { get; set; } = 1;

    public string Rid { get; } = ResourceIds.Container(databaseNumber, number);

    public string Self => $"dbs/{ResourceIds.Database(DatabaseNumber)}/colls/{Rid}/";

    public string ETag => StoredDocument.ETagOf(Timestamp * 1000 + Version);

    public JsonObject ToJson()
    {
        var json = Definition.Json.DeepClone().AsObject();
        json["_rid"] = Rid;
        json["_ts"] = Timestamp;
        json["_self"] = Self;
        json["_etag"] = ETag;
        json["_docs"] = "docs/";
        json["_sprocs"] = "sprocs/";
        json["_triggers"] = "triggers/";
        json["_udfs"] = "udfs/";
        json["_conflicts"] = "conflicts/";
        return json;
    }
}

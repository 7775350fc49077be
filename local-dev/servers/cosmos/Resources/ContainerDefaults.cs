using System.Text.Json.Nodes;

namespace Serverless.LocalDev.Cosmos.Resources;

/// <summary>What a container has that its creator did not mention, as the platform answers it.</summary>
internal static class ContainerDefaults
{
    private static readonly string[] SystemNames = ["_rid", "_self", "_etag", "_ts", "_docs", "_sprocs", "_triggers", "_udfs", "_conflicts"];

    public static void Apply(JsonObject json)
    {
        foreach (var name in SystemNames) json.Remove(name);
        var partitionKey = json["partitionKey"] as JsonObject;
        if (partitionKey is null) json["partitionKey"] = partitionKey = new JsonObject { ["paths"] = new JsonArray("/_partitionKey") };
        partitionKey["kind"] ??= "Hash";
        partitionKey["version"] ??= 2;
        json["indexingPolicy"] ??= new JsonObject
        {
            ["indexingMode"] = "consistent",
            ["automatic"] = true,
            ["includedPaths"] = new JsonArray(new JsonObject { ["path"] = "/*" }),
            ["excludedPaths"] = new JsonArray(new JsonObject { ["path"] = "/\"_etag\"/?" }),
        };
        json["conflictResolutionPolicy"] ??= new JsonObject
        {
            ["mode"] = "LastWriterWins",
            ["conflictResolutionPath"] = "/_ts",
            ["conflictResolutionProcedure"] = "",
        };
        json["geospatialConfig"] ??= new JsonObject { ["type"] = "Geography" };
    }
}

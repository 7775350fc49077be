using System.Text.Json;
using System.Text.Json.Nodes;
using Serverless.LocalDev.Cosmos.Documents;
using Serverless.LocalDev.Cosmos.Http;

namespace Serverless.LocalDev.Cosmos.Resources;

/// <summary>What a container was created with, as far as it decides anything; the rest is kept and given back.</summary>
internal sealed class ContainerDefinition
{
    private readonly int partitionKeyPaths;
    private readonly int[][] uniqueKeys;

    private ContainerDefinition(JsonObject json, string[] partitionKey, string[][] unique, int? defaultTimeToLive)
    {
        Json = json;
        DefaultTimeToLive = defaultTimeToLive;
        var paths = partitionKey.Concat(unique.SelectMany(key => key).Except(partitionKey)).ToArray();
        partitionKeyPaths = partitionKey.Length;
        uniqueKeys = [.. unique.Select(key => key.Select(path => Array.IndexOf(paths, path)).ToArray())];
        TrackedPaths = [.. paths.Select(path => new JsonPath(path))];
    }

    public JsonObject Json { get; }

    public string Id => Json["id"]!.GetValue<string>();

    public int PartitionKeyPaths => partitionKeyPaths;

    /// <summary>Seconds; -1: only documents that say so expire; null: none does.</summary>
    public int? DefaultTimeToLive { get; }

    public bool HasUniqueKeys => uniqueKeys.Length > 0;

    /// <summary>The paths whose values a document is asked for: first the partition key's, then those of unique keys.</summary>
    public JsonPath[] TrackedPaths { get; }

    /// <exception cref="CosmosRefusal">400.</exception>
    public static ContainerDefinition Parse(JsonObject json)
    {
        try
        {
            DocumentIds.Check(json["id"]?.GetValue<string>());
            ContainerDefaults.Apply(json);
            var paths = Paths(json["partitionKey"]!["paths"]);
            if (paths.Length is 0 or > 3) throw new CosmosRefusal(400, "A partition key has one path, or up to three in a hierarchy.");
            var unique = (json["uniqueKeyPolicy"]?["uniqueKeys"]?.AsArray() ?? []).Select(key => Paths(key!["paths"])).ToArray();
            var timeToLive = json["defaultTtl"]?.GetValue<int>();
            if (timeToLive is 0 or < -1) throw new CosmosRefusal(400, "The defaultTtl is a nonzero positive integer, or -1.");
            return new ContainerDefinition(json, paths, unique, timeToLive);
        }
        catch (Exception malformed) when (malformed is InvalidOperationException or FormatException or JsonException or NullReferenceException)
        {
            throw new CosmosRefusal(400, $"The container definition is invalid: {malformed.Message}");
        }
    }

    /// <param name="values">Of <see cref="TrackedPaths"/>, in their order.</param>
    public string PartitionKeyOf(ReadOnlySpan<string?> values)
    {
        foreach (var value in values[..partitionKeyPaths])
        {
            if (value is null) throw new CosmosRefusal(400, "A partition key value is an object or an array.", 1001);
        }
        return PartitionKeyText.Join(values[..partitionKeyPaths]!);
    }

    public string[]? UniqueKeysOf(string?[] values)
    {
        if (uniqueKeys.Length == 0) return null;
        var texts = new string[uniqueKeys.Length];
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = $"{i}:{string.Join(',', uniqueKeys[i].Select(path => values[path]))}";
        }
        return texts;
    }

    public long ExpiryOf(int? timeToLive, long now)
    {
        if (DefaultTimeToLive is not { } byDefault) return StoredDocument.Never;
        var seconds = timeToLive ?? byDefault;
        return seconds < 0 ? StoredDocument.Never : now + seconds;
    }

    private static string[] Paths(JsonNode? paths) => [.. (paths?.AsArray() ?? []).Select(path => path!.GetValue<string>())];
}

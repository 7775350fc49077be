using System.Text.Json.Nodes;

namespace Serverless.Tests.Unit.Schemas;

/// <summary>Finds what in a schema's change breaks those who rely on the schema they know.</summary>
internal static class SchemaChange
{
    private static readonly string[] AnyKind = ["array", "boolean", "integer", "null", "number", "object", "string"];

    /// <summary>Each breaking change, beginning with the path of what changed; none when the change is compatible.</summary>
    public static IReadOnlyList<string> Breaks(SchemaSide side, JsonNode known, JsonNode today)
    {
        var breaks = new List<string>();
        Compare(side, known, today, "", breaks);
        return breaks;
    }

    private static void Compare(SchemaSide side, JsonNode? known, JsonNode? today, string path, List<string> breaks)
    {
        CompareKinds(side, known, today, path, breaks);
        CompareNames(side, known, today, path, breaks);
        CompareProperties(side, known, today, path, breaks);
        if (Part(known, "items") is { } items) Compare(side, items, Part(today, "items"), $"{path}[]", breaks);
        if (Part(known, "additionalProperties") is { } values) Compare(side, values, Part(today, "additionalProperties"), Below(path, "*"), breaks);
    }

    private static void CompareKinds(SchemaSide side, JsonNode? known, JsonNode? today, string path, List<string> breaks)
    {
        var (before, after) = (Kinds(known), Kinds(today));
        var isKept = side == SchemaSide.Incoming ? before.IsSubsetOf(after) : after.IsSubsetOf(before);
        var isSameFormat = Text(known, "format") == Text(today, "format");
        if (!isKept || !isSameFormat) breaks.Add($"{Named(path)}: its type changed from {Describe(known, before)} to {Describe(today, after)}");
    }

    /// <summary>Consumers of events expect names they do not know yet; senders cannot expect us to forget one.</summary>
    private static void CompareNames(SchemaSide side, JsonNode? known, JsonNode? today, string path, List<string> breaks)
    {
        if (side != SchemaSide.Incoming || Part(today, "enum") is not JsonArray names) return;
        foreach (var name in Part(known, "enum") as JsonArray ?? [])
        {
            if (!names.Any(kept => JsonNode.DeepEquals(kept, name))) breaks.Add($"{Named(path)}: {name?.ToJsonString() ?? "null"} may no longer be sent");
        }
    }

    private static void CompareProperties(SchemaSide side, JsonNode? known, JsonNode? today, string path, List<string> breaks)
    {
        var (before, after) = (Part(known, "properties") as JsonObject ?? [], Part(today, "properties") as JsonObject ?? []);
        foreach (var (name, property) in before)
        {
            if (after[name] is { } kept) Compare(side, property, kept, Below(path, name), breaks);
            else breaks.Add($"{Below(path, name)}: was removed");
        }
        var (needed, needs) = (Required(known), Required(today));
        if (side == SchemaSide.Incoming) breaks.AddRange(needs.Except(needed).Select(name => $"{Below(path, name)}: is newly required"));
        else breaks.AddRange(needed.Except(needs).Where(after.ContainsKey).Select(name => $"{Below(path, name)}: is no longer always there"));
    }

    private static HashSet<string> Kinds(JsonNode? schema)
    {
        HashSet<string> kinds = (Part(schema, "type"), Part(schema, "enum")) switch
        {
            (JsonArray several, _) => [.. several.Select(kind => (string)kind!)],
            (JsonValue one, _) => [(string)one!],
            (null, JsonArray names) => [.. names.Select(name => name is null ? "null" : "string")],
            _ => [.. AnyKind],
        };
        if (kinds.Contains("number")) kinds.Add("integer");
        return kinds;
    }

    private static string Describe(JsonNode? schema, HashSet<string> kinds) =>
        string.Join(" or ", kinds.Order(StringComparer.Ordinal)) + (Text(schema, "format") is { } format ? $" ({format})" : "");

    private static IEnumerable<string> Required(JsonNode? schema) => (Part(schema, "required") as JsonArray ?? []).Select(name => (string)name!);

    private static string? Text(JsonNode? schema, string keyword) => (string?)Part(schema, keyword);

    private static JsonNode? Part(JsonNode? schema, string keyword) => schema is JsonObject keywords ? keywords[keyword] : null;

    private static string Below(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    private static string Named(string path) => path.Length == 0 ? "$" : path;
}

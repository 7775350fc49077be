using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Serverless.LocalDev.Cosmos.Http;

namespace Serverless.LocalDev.Cosmos.Documents;

/// <summary>One operation of a patch.</summary>
internal sealed class PatchOperation(string name, string[] path, string[]? from, JsonNode? value)
{
    public static PatchOperation Read(JsonObject? json)
    {
        if (json is null) throw Invalid("a patch operation is an object");
        var name = json["op"]?.GetValue<string>() ?? throw Invalid("a patch operation has no op");
        var from = json["from"]?.GetValue<string>();
        return new PatchOperation(name, Segments(json["path"]?.GetValue<string>()), from is null ? null : Segments(from), json["value"]);
    }

    public void Apply(JsonObject root)
    {
        switch (name)
        {
            case "add": Put(root, path, Copy(), PutMode.Add); break;
            case "set": Put(root, path, Copy(), PutMode.Set); break;
            case "replace": Put(root, path, Copy(), PutMode.Replace); break;
            case "remove": Remove(root, path); break;
            case "incr": Put(root, path, Increment(Find(root, path)), PutMode.Set); break;
            case "move": Move(root); break;
            default: throw Invalid($"operation '{name}' is not supported");
        }
    }

    private enum PutMode { Add, Set, Replace }

    private JsonNode? Copy() => value?.DeepClone();

    private void Move(JsonObject root)
    {
        var source = from ?? throw Invalid("a move has no from");
        if (path.AsSpan().StartsWith(source)) throw Invalid("a value cannot be moved into itself");
        var moved = Find(root, source)?.DeepClone();
        Remove(root, source);
        Put(root, path, moved, PutMode.Add);
    }

    private JsonValue Increment(JsonNode? current)
    {
        if (value is not JsonValue step || step.GetValueKind() != JsonValueKind.Number) throw Invalid("an increment is not a number");
        if (current is null) return (JsonValue)step.DeepClone();
        if (current.GetValueKind() != JsonValueKind.Number) throw Invalid($"/{string.Join('/', path)} is not a number");
        return Whole(current) is { } a && Whole(step) is { } b
            ? JsonValue.Create(checked(a + b))
            : JsonValue.Create(Number(current) + Number(step));
    }

    private static long? Whole(JsonNode number) =>
        long.TryParse(number.ToJsonString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole : null;

    private static double Number(JsonNode number) => double.Parse(number.ToJsonString(), CultureInfo.InvariantCulture);

    private static void Put(JsonObject root, string[] path, JsonNode? value, PutMode mode)
    {
        switch (Parent(root, path))
        {
            case JsonObject parent:
                if (mode == PutMode.Replace && !parent.ContainsKey(path[^1])) throw Missing(path);
                parent[path[^1]] = value;
                break;
            case JsonArray parent when path[^1] == "-" && mode != PutMode.Replace:
                parent.Add(value);
                break;
            case JsonArray parent:
                var index = Index(path);
                if (index > parent.Count || (index == parent.Count && mode != PutMode.Add)) throw Missing(path);
                if (mode == PutMode.Add) parent.Insert(index, value);
                else parent[index] = value;
                break;
            default:
                throw Missing(path);
        }
    }

    private static void Remove(JsonObject root, string[] path)
    {
        switch (Parent(root, path))
        {
            case JsonObject parent when parent.Remove(path[^1]):
                break;
            case JsonArray parent when Index(path) is var index && index < parent.Count:
                parent.RemoveAt(index);
                break;
            default:
                throw Missing(path);
        }
    }

    private static JsonNode? Find(JsonObject root, string[] path) => Parent(root, path) switch
    {
        JsonObject parent => parent[path[^1]],
        JsonArray parent when Index(path) is var index && index < parent.Count => parent[index],
        _ => throw Missing(path),
    };

    private static JsonNode Parent(JsonObject root, string[] path)
    {
        JsonNode node = root;
        for (var i = 0; i < path.Length - 1; i++)
        {
            node = node switch
            {
                JsonObject parent => parent[path[i]],
                JsonArray parent when int.TryParse(path[i], CultureInfo.InvariantCulture, out var index) && index >= 0 && index < parent.Count => parent[index],
                _ => null,
            } ?? throw Missing(path);
        }
        return node;
    }

    private static int Index(string[] path) =>
        int.TryParse(path[^1], CultureInfo.InvariantCulture, out var index) && index >= 0 ? index : throw Missing(path);

    private static string[] Segments(string? path)
    {
        if (path is null || !path.StartsWith('/') || path.Length < 2) throw Invalid($"path '{path}' is invalid");
        return [.. path[1..].Split('/').Select(segment => segment.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal))];
    }

    private static CosmosRefusal Missing(string[] path) => Invalid($"there is nothing at /{string.Join('/', path)}");

    private static CosmosRefusal Invalid(string problem) =>
        new(400, $"For partial document update, {problem}.");
}

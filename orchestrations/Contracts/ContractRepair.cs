using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace Serverless.Orchestrations.Contracts;

/// <summary>
/// Finds the rules that a message of the wrong shape also breaks, so that its sender learns of everything at once. The wrong fields are
/// filled with placeholders of the right shape; then the rules are checked on the other fields.
/// </summary>
internal static class ContractRepair
{
    public static IEnumerable<FieldProblem> RuleProblems<T>(
        ReadOnlyMemory<byte> body, IReadOnlyList<FieldProblem> misshapen, Func<T, IEnumerable<FieldProblem>> problems) where T : class, IEntry
    {
        if (misshapen.Any(problem => problem.Field == "$")) return [];
        using var document = JsonDocument.Parse(body);
        var filled = Fill(document.RootElement, ContractJson.Options.GetTypeInfo(typeof(T)));
        return problems(filled.Deserialize<T>(ContractJson.Options)!).Where(problem => !misshapen.Any(field => Covers(field.Field, problem.Field)));
    }

    private static bool Covers(string filled, string field) =>
        field.StartsWith(filled, StringComparison.Ordinal) && (field.Length == filled.Length || field[filled.Length] is '.' or '[')
        // A rule about a whole list means nothing while one of its items is wrong.
        || filled.StartsWith(field + "[", StringComparison.Ordinal);

    private static JsonNode Fill(JsonElement given, JsonTypeInfo type) => type.Kind switch
    {
        JsonTypeInfoKind.Object => FillObject(given, type),
        JsonTypeInfoKind.Enumerable => new JsonArray([.. Items(given).Select(item => Fill(item, ContractJson.Options.GetTypeInfo(type.ElementType!)))]),
        _ => IsGiven(given) && ContractShape.Fits(given, type) ? JsonNode.Parse(given.GetRawText())! : Placeholder(type.Type),
    };

    private static JsonObject FillObject(JsonElement given, JsonTypeInfo type)
    {
        var filled = new JsonObject();
        foreach (var property in type.Properties.Where(ContractShape.IsRead))
        {
            var value = given.ValueKind == JsonValueKind.Object
                ? given.EnumerateObject().LastOrDefault(field => string.Equals(field.Name, property.Name, StringComparison.OrdinalIgnoreCase)).Value
                : default;
            if (IsGiven(value) || property.IsRequired) filled[property.Name] = Fill(value, ContractJson.Options.GetTypeInfo(property.PropertyType));
        }
        return filled;
    }

    /// <summary>The list's items. A missing list gets one item, since an empty list could break a rule that the sender may well keep.</summary>
    private static JsonElement[] Items(JsonElement given) => given.ValueKind == JsonValueKind.Array ? [.. given.EnumerateArray()] : [default];

    private static bool IsGiven(JsonElement value) => value.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null);

    private static JsonNode Placeholder(Type declared)
    {
        var type = Nullable.GetUnderlyingType(declared) ?? declared;
        if (type.IsEnum) return JsonValue.Create(Enum.GetNames(type)[0]);
        if (type == typeof(string)) return JsonValue.Create("placeholder");
        return JsonSerializer.SerializeToNode(Activator.CreateInstance(type), type, ContractJson.Options)!;
    }
}

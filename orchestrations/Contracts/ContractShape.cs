using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Serverless.Orchestrations.Contracts;

/// <summary>Finds every field of a body that does not have the shape its contract's type asks for.</summary>
internal static class ContractShape
{
    public static IReadOnlyList<FieldProblem> Problems<T>(ReadOnlyMemory<byte> body)
    {
        var problems = new List<FieldProblem>();
        try
        {
            using var document = JsonDocument.Parse(body);
            Check(document.RootElement, ContractJson.Options.GetTypeInfo(typeof(T)), "", problems);
        }
        catch (JsonException broken)
        {
            problems.Add(new("$", $"must be JSON (line {broken.LineNumber + 1}, byte {broken.BytePositionInLine + 1}); received {UndecodedBody.Of(body.Span)}"));
        }
        catch (InvalidOperationException)
        {
            // A property name with half a surrogate pair: valid JSON syntax, but not valid text.
            problems.Add(new("$", "must have property names that are text"));
        }
        // Only the serializer can find what is left, such as a repeated property.
        if (problems.Count == 0) problems.Add(new("$", "must be one object without repeated properties"));
        return problems;
    }

    private static void Check(JsonElement element, JsonTypeInfo type, string path, List<FieldProblem> problems)
    {
        switch (type.Kind)
        {
            case JsonTypeInfoKind.Object when element.ValueKind == JsonValueKind.Object:
                // Without regard to case, as the serializer reads them.
                var given = element.EnumerateObject().ToLookup(property => property.Name, property => property.Value, StringComparer.OrdinalIgnoreCase);
                foreach (var property in type.Properties) CheckProperty([.. given[property.Name]], property, path, problems);
                break;
            case JsonTypeInfoKind.Enumerable when element.ValueKind == JsonValueKind.Array:
                var index = 0;
                foreach (var item in element.EnumerateArray())
                    Check(item, ContractJson.Options.GetTypeInfo(type.ElementType!), $"{path}[{index++}]", problems);
                break;
            case JsonTypeInfoKind.Object or JsonTypeInfoKind.Enumerable:
                problems.Add(new(path.Length == 0 ? "$" : path, type.Kind == JsonTypeInfoKind.Object ? "must be an object" : "must be an array"));
                break;
            default:
                if (!Fits(element, type)) problems.Add(new(path, ContractTypes.Expectation(type.Type)));
                break;
        }
    }

    private static void CheckProperty(JsonElement[] given, JsonPropertyInfo property, string path, List<FieldProblem> problems)
    {
        var child = path.Length == 0 ? property.Name : $"{path}.{property.Name}";
        if (given is not [var value])
        {
            if (given.Length > 1) problems.Add(new(child, "must not be given twice"));
            else if (property.IsRequired) problems.Add(new(child, "is required"));
        }
        else if (value.ValueKind == JsonValueKind.Null)
        {
            if (!property.IsSetNullable) problems.Add(new(child, "must not be null"));
        }
        else if (IsRead(property))
        {
            Check(value, ContractJson.Options.GetTypeInfo(property.PropertyType), child, problems);
        }
    }

    /// <summary>Whether the property is read from JSON. A computed property is only written.</summary>
    public static bool IsRead(JsonPropertyInfo property) => property.Set is not null || property.IsRequired || property.AssociatedParameter is not null;

    public static bool Fits(JsonElement element, JsonTypeInfo type)
    {
        try
        {
            _ = element.Deserialize(type);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}

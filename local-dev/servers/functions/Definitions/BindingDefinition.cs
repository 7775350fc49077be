using System.Text.Json;

namespace Serverless.LocalDev.Functions.Definitions;

/// <summary>One binding of a function, read from the JSON the worker sends; property names without regard to case.</summary>
internal sealed class BindingDefinition
{
    private readonly Dictionary<string, JsonElement> properties;

    private BindingDefinition(Dictionary<string, JsonElement> properties) => this.properties = properties;

    /// <summary>The parameter's name, or <c>$return</c>.</summary>
    public string Name => Text("name") ?? "";

    /// <summary>Such as <c>serviceBusTrigger</c>; compare without regard to case.</summary>
    public string Type => Text("type") ?? "";

    public bool IsTrigger => Type.EndsWith("Trigger", StringComparison.OrdinalIgnoreCase);

    public bool IsOutput => string.Equals(Text("direction"), "Out", StringComparison.OrdinalIgnoreCase);

    /// <summary>True where the worker's parameter takes the message itself and not its text (properties.supportsDeferredBinding).</summary>
    public bool SupportsDeferredBinding =>
        properties.TryGetValue("properties", out var extra) && extra.ValueKind == JsonValueKind.Object &&
        extra.TryGetProperty("supportsDeferredBinding", out var supports) && IsTrue(supports);

    /// <summary>cardinality Many: the trigger takes arrays.</summary>
    public bool IsBatched => string.Equals(Text("cardinality"), "Many", StringComparison.OrdinalIgnoreCase);

    public static BindingDefinition Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return new BindingDefinition(document.RootElement.EnumerateObject().ToDictionary(
            property => property.Name, property => property.Value.Clone(), StringComparer.OrdinalIgnoreCase));
    }

    public bool Is(string type) => string.Equals(Type, type, StringComparison.OrdinalIgnoreCase);

    public string? Text(string property) =>
        !properties.TryGetValue(property, out var value) ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString()
        : value.ValueKind == JsonValueKind.Null ? null
        : value.GetRawText();

    /// <summary>Null where the worker did not send the property.</summary>
    public bool? Flag(string property) => properties.TryGetValue(property, out var value) ? IsTrue(value) : null;

    public IReadOnlyList<string> Texts(string property) =>
        properties.TryGetValue(property, out var value) && value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Select(item => item.GetString() ?? "")]
            : [];

    private static bool IsTrue(JsonElement value) =>
        value.ValueKind == JsonValueKind.True ||
        (value.ValueKind == JsonValueKind.String && string.Equals(value.GetString(), "true", StringComparison.OrdinalIgnoreCase));
}

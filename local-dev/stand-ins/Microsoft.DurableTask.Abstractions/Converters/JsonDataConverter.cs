using System.Text.Json;

namespace Microsoft.DurableTask.Converters;

/// <summary>JSON by System.Text.Json: its plain defaults, fields included.</summary>
public class JsonDataConverter(JsonSerializerOptions? options = default) : DataConverter
{
    private static readonly JsonSerializerOptions WithFields = new() { IncludeFields = true };
    private readonly JsonSerializerOptions options = options ?? WithFields;

    public static JsonDataConverter Default { get; } = new();

    public override string? Serialize(object? value) =>
        value is null ? null : JsonSerializer.Serialize(value, value.GetType(), options);

    public override object? Deserialize(string? data, Type targetType) =>
        data is null ? null : JsonSerializer.Deserialize(data, targetType, options);
}

using System.Text.Json;
using System.Text.Json.Serialization;

namespace Serverless.LocalDev.Durable;

/// <summary>A payload as the JSON it is, so that people can read it; one that is not JSON as <c>{"$text": …}</c>.</summary>
internal sealed class RecordedPayload : JsonConverter<string>
{
    private const string Text = "$text";

    public override bool HandleNull => true;

    public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var payload = JsonDocument.ParseValue(ref reader);
        return payload.RootElement is { ValueKind: JsonValueKind.Object } written && written.TryGetProperty(Text, out var text)
            ? text.GetString()!
            : payload.RootElement.GetRawText();
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options)
    {
        if (IsJson(value))
        {
            writer.WriteRawValue(value, skipInputValidation: true);
            return;
        }
        writer.WriteStartObject();
        writer.WriteString(Text, value);
        writer.WriteEndObject();
    }

    private static bool IsJson(string value)
    {
        try
        {
            using var parsed = JsonDocument.Parse(value);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}

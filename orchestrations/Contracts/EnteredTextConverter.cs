using System.Text.Json;
using System.Text.Json.Serialization;

namespace Serverless.Orchestrations.Contracts;

/// <summary>Reads a text in the form its field asks for, so that contracts and their rules see only that form.</summary>
internal sealed class EnteredTextConverter(TextForm form) : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String) throw new JsonException();
        return EnteredText.Clean(reader.GetString()!, form);
    }

    public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString()!;

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WritePropertyName(value);
}

using System.Text.Json;
using System.Text.Json.Serialization;

namespace Serverless.Orchestrations.Contracts;

/// <summary>
/// Reads enums by one name, in any case. The framework's own converter takes "Web, Ivr" as flags and combines them to a third value,
/// which may not even have a name.
/// </summary>
public sealed class SingleNameConverter : JsonConverterFactory
{
    private static readonly JsonStringEnumConverter Names = new(namingPolicy: null, allowIntegerValues: false);

    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Single<>).MakeGenericType(typeToConvert), Names.CreateConverter(typeToConvert, options))!;

    private sealed class Single<T>(JsonConverter names) : JsonConverter<T> where T : struct, Enum
    {
        private readonly JsonConverter<T> names = (JsonConverter<T>)names;

        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            RefuseSeveral(reader);
            return names.Read(ref reader, typeToConvert, options);
        }

        public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            RefuseSeveral(reader);
            return names.ReadAsPropertyName(ref reader, typeToConvert, options);
        }

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => names.Write(writer, value, options);

        public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            names.WriteAsPropertyName(writer, value, options);

        private static void RefuseSeveral(in Utf8JsonReader reader)
        {
            if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName)) return;
            var several = reader.ValueIsEscaped ? reader.GetString()!.Contains(',') : reader.ValueSpan.Contains((byte)',');
            if (several) throw new JsonException($"Must be one name of {typeof(T).Name}.");
        }
    }
}

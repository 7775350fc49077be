using System.Buffers;
using System.Text;
using System.Text.Json;
using Serverless.LocalDev.ServiceBus;

namespace Serverless.LocalDev.Functions.ServiceBus.Trigger;

/// <summary>Writes one field of a message as a JSON value.</summary>
internal delegate void MetadataWriter(Utf8JsonWriter writer, Delivery message);

/// <summary>Trigger metadata as JSON text.</summary>
internal static class MetadataJson
{
    public static string Of(Delivery message, MetadataWriter write) => Of((message, write), static (writer, one) => one.write(writer, one.message));

    public static string Array(ArraySegment<Delivery> messages, MetadataWriter write) => Of((messages, write), static (writer, all) =>
    {
        writer.WriteStartArray();
        foreach (var message in all.messages) all.write(writer, message);
        writer.WriteEndArray();
    });

    public static string Of<T>(T value, Action<Utf8JsonWriter, T> write)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer)) write(writer, value);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static void Write(Utf8JsonWriter writer, IReadOnlyDictionary<string, object> properties)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in properties)
        {
            writer.WritePropertyName(name);
            Write(writer, value);
        }
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null: writer.WriteNullValue(); break;
            case string text: writer.WriteStringValue(text); break;
            case bool flag: writer.WriteBooleanValue(flag); break;
            case int number: writer.WriteNumberValue(number); break;
            case long number: writer.WriteNumberValue(number); break;
            default: JsonSerializer.Serialize(writer, value, value.GetType()); break;
        }
    }
}

using System.Text;
using System.Text.Json;
using Google.Protobuf;
using Serverless.LocalDev.Functions.Rpc;
using Serverless.LocalDev.ServiceBus;

namespace Serverless.LocalDev.Functions.ServiceBus.Trigger;

/// <summary>
/// Messages as the value of the trigger's parameter: whole where the worker binds them itself, else their bodies as text,
/// as bytes, or, for a batch whose element type the binding does not tell, as one JSON array.
/// </summary>
internal sealed class TriggerPayload(ServiceBusTrigger trigger)
{
    private readonly string? dataType = trigger.Function.Trigger.Text("dataType");

    private bool IsBinary => string.Equals(dataType, "Binary", StringComparison.OrdinalIgnoreCase);

    public ParameterBinding Of(ArraySegment<Delivery> messages) => new()
    {
        Name = trigger.Name,
        Data = trigger.IsBatched ? Batch(messages) : Single(messages[0]),
    };

    private TypedData Single(Delivery message)
    {
        if (trigger.Function.Trigger.SupportsDeferredBinding) return new TypedData { ModelBindingData = Whole(message) };
        return IsBinary ? new TypedData { Bytes = Bytes(message) } : new TypedData { String = Text(message) };
    }

    private TypedData Batch(ArraySegment<Delivery> messages)
    {
        if (trigger.Function.Trigger.SupportsDeferredBinding)
        {
            var whole = new CollectionModelBindingData();
            whole.ModelBindingData.Capacity = messages.Count;
            foreach (var message in messages) whole.ModelBindingData.Add(Whole(message));
            return new TypedData { CollectionModelBindingData = whole };
        }
        if (IsBinary) return new TypedData { CollectionBytes = new CollectionBytes { Bytes = { messages.Select(Bytes) } } };
        return dataType is null
            ? new TypedData { Json = JsonArray(messages) }
            : new TypedData { CollectionString = new CollectionString { String = { messages.Select(Text) } } };
    }

    // The bytes are this message's alone: nothing writes into them any more.
    private static ModelBindingData Whole(Delivery message) => new()
    {
        Version = "1.0",
        Source = "AzureServiceBusReceivedMessage",
        ContentType = "application/octet-stream",
        Content = UnsafeByteOperations.UnsafeWrap(message.ToBindingBytes()),
    };

    private static ByteString Bytes(Delivery message) => UnsafeByteOperations.UnsafeWrap(message.Content.Body.Data);

    private static string Text(Delivery message) => Encoding.UTF8.GetString(message.Content.Body.Data.Span);

    private static string JsonArray(ArraySegment<Delivery> messages)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartArray();
            foreach (var message in messages) Write(writer, message.Content.Body.Data.Span);
            writer.WriteEndArray();
        }
        return Encoding.UTF8.GetString(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
    }

    private static void Write(Utf8JsonWriter writer, ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        try
        {
            if (JsonDocument.TryParseValue(ref reader, out var document))
            {
                using (document) document.WriteTo(writer);
                return;
            }
        }
        catch (JsonException)
        {
            // Not JSON: it stands in the array as the text it is, and the worker says what it cannot read.
        }
        writer.WriteStringValue(body);
    }
}

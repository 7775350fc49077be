using Google.Protobuf;
using Microsoft.Azure.Amqp;
using Microsoft.Azure.Amqp.Encoding;

namespace Microsoft.Azure.Functions.Worker.Extensions.ServiceBus.Settlement;

/// <summary>Application properties as the AMQP 1.0 map that the settlement service takes.</summary>
internal static class PropertyMap
{
    /// <returns>Nothing when there are no properties to change.</returns>
    /// <exception cref="NotSupportedException">A value's type is none of those an application property may have.</exception>
    public static ByteString Encode(IDictionary<string, object>? properties)
    {
        if (properties is null) return ByteString.Empty;
        var map = new AmqpMap();
        foreach (var (name, value) in properties) map[new MapKey(name)] = Encode(name, value);
        using var buffer = new ByteBuffer(256, autoGrow: true);
        AmqpCodec.EncodeMap(map, buffer);
        return ByteString.CopyFrom(buffer.Buffer, buffer.Offset, buffer.Length);
    }

    // What AMQP has no type for travels as a described type of Service Bus's own (docs: "Messages, payloads, and serialization").
    private static object? Encode(string name, object? value) => value switch
    {
        null or string or bool or char or Guid or DateTime => value,
        byte or sbyte or short or ushort or int or uint or long or ulong or float or double or decimal => value,
        Uri uri => Described("uri", uri.AbsoluteUri),
        DateTimeOffset time => Described("datetime-offset", time.UtcTicks),
        TimeSpan time => Described("timespan", time.Ticks),
        Stream stream => Bytes(stream),
        _ => throw new NotSupportedException($"Property '{name}' has a value of type {value.GetType()}, which no application property can have."),
    };

    private static DescribedType Described(string type, object value) => new((AmqpSymbol)("com.microsoft:" + type), value);

    private static ArraySegment<byte> Bytes(Stream stream)
    {
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}

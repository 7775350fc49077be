using System.Buffers.Binary;
using Microsoft.Azure.Amqp;
using Microsoft.Azure.Amqp.Encoding;

namespace Serverless.LocalDev.ServiceBus;

/// <summary>
/// Values of application properties, with their types. Those AMQP has no type for travel under Microsoft's descriptors, as
/// the SDKs send them; an instant travels without its offset.
/// </summary>
internal static class PropertyCodec
{
    private const string UriName = "com.microsoft:uri";
    private const string InstantName = "com.microsoft:datetime-offset";
    private const string SpanName = "com.microsoft:timespan";

    /// <exception cref="FormatException">AMQP has no such type.</exception>
    public static void Write(AmqpWriter to, object? value)
    {
        switch (value)
        {
            case null: to.WriteNull(); break;
            case string text: to.WriteText(text); break;
            case bool flag: to.WriteBool(flag); break;
            case int number: to.WriteInt(number); break;
            case long number: to.WriteLong(number); break;
            case byte number: to.WriteRaw([AmqpCode.UByte, number]); break;
            case sbyte number: to.WriteRaw([AmqpCode.Byte, (byte)number]); break;
            case short number: to.WriteShort(number); break;
            case ushort number: to.WriteUShort(number); break;
            case uint number: to.WriteUInt(number); break;
            case ulong number: to.WriteULong(number); break;
            case float number: to.WriteFloat(number); break;
            case double number: to.WriteDouble(number); break;
            case char character: to.WriteChar(character); break;
            case Guid guid: to.WriteUuid(guid); break;
            case DateTime time: to.WriteTimestamp(time.ToUniversalTime().Ticks); break;
            case byte[] bytes: to.WriteBinary(bytes); break;
            case Uri uri: Describe(to, UriName).WriteText(uri.AbsoluteUri); break;
            case DateTimeOffset time: Describe(to, InstantName).WriteLong(time.UtcTicks); break;
            case TimeSpan span: Describe(to, SpanName).WriteLong(span.Ticks); break;
            default: WriteRare(to, value); break;
        }
    }

    public static object? Read(ref AmqpReader from)
    {
        switch (from.NextCode)
        {
            case AmqpCode.Null: from.ReadByte(); return null;
            case AmqpCode.Text8 or AmqpCode.Text32: return from.ReadText();
            case AmqpCode.True or AmqpCode.False or AmqpCode.Boolean: return from.ReadBool();
            case AmqpCode.SmallInt or AmqpCode.Int: return (int)from.ReadLong();
            case AmqpCode.SmallLong or AmqpCode.Long: return from.ReadLong();
            case AmqpCode.UByte: return (byte)from.ReadUnsigned();
            case AmqpCode.Byte: return (sbyte)from.ReadLong();
            case AmqpCode.Short: return (short)from.ReadLong();
            case AmqpCode.UShort: return (ushort)from.ReadUnsigned();
            case AmqpCode.UInt0 or AmqpCode.SmallUInt or AmqpCode.UInt: return (uint)from.ReadUnsigned();
            case AmqpCode.ULong0 or AmqpCode.SmallULong or AmqpCode.ULong: return from.ReadUnsigned();
            case AmqpCode.Float: return BinaryPrimitives.ReadSingleBigEndian(from.Take(5)[1..]);
            case AmqpCode.Double: return BinaryPrimitives.ReadDoubleBigEndian(from.Take(9)[1..]);
            case AmqpCode.Char: return (char)BinaryPrimitives.ReadInt32BigEndian(from.Take(5)[1..]);
            case AmqpCode.Uuid: return new Guid(from.Take(17)[1..], bigEndian: true);
            case AmqpCode.Timestamp: return new DateTime(from.ReadTimestamp()!.Value, DateTimeKind.Utc);
            case AmqpCode.Binary8 or AmqpCode.Binary32: return from.ReadBinary().ToArray();
            default: return ReadRare(from.ReadRaw());
        }
    }

    /// <summary>A value the library decoded, as the SDKs show it.</summary>
    public static object? FromWire(object? value) => value switch
    {
        AmqpSymbol symbol => symbol.Value,
        ArraySegment<byte> bytes => bytes.ToArray(),
        DescribedType { Descriptor: AmqpSymbol name } described => (name.Value, described.Value) switch
        {
            (UriName, string uri) => new Uri(uri, UriKind.RelativeOrAbsolute),
            (InstantName, long ticks) => new DateTimeOffset(ticks, TimeSpan.Zero),
            (SpanName, long ticks) => new TimeSpan(ticks),
            _ => value,
        },
        _ => value,
    };

    private static AmqpWriter Describe(AmqpWriter to, string name)
    {
        to.WriteByte(AmqpCode.Described);
        to.WriteSymbol(name);
        return to;
    }

    // Decimals, lists, maps, arrays and foreign descriptors: the library knows them all, and few messages carry one.
    private static void WriteRare(AmqpWriter to, object value)
    {
        using var buffer = new ByteBuffer(256, autoGrow: true);
        try
        {
            AmqpEncoding.EncodeObject(value, buffer);
        }
        catch (AmqpException unknown)
        {
            throw new FormatException($"Serialization operation failed due to unsupported type {value.GetType().FullName}.", unknown);
        }
        to.WriteRaw(buffer.Buffer.AsSpan(buffer.Offset, buffer.Length));
    }

    private static object? ReadRare(ReadOnlySpan<byte> raw)
    {
        var bytes = raw.ToArray();
        using var buffer = new ByteBuffer(bytes, 0, bytes.Length);
        try
        {
            return FromWire(AmqpEncoding.DecodeObject(buffer));
        }
        catch (AmqpException malformed)
        {
            throw new FormatException(malformed.Message, malformed);
        }
    }
}

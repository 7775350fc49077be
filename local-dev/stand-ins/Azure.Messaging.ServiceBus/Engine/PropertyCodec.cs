using System.Globalization;
using System.Runtime.Serialization;

namespace Serverless.LocalDev.ServiceBus;

/// <summary>
/// Typed application properties: those the platform's client carries and gives back with their type (docs: Messages,
/// payloads, and serialization, "supported property types"). Anything else is refused by name, as the client does.
/// </summary>
internal static class PropertyCodec
{
    private enum Tag : byte
    {
        Null, Text, True, False, Byte, SByte, Int16, UInt16, Int32, UInt32, Int64, UInt64, Single, Double, Decimal,
        Char, Guid, DateTime, DateTimeOffset, TimeSpan, Uri, Bytes,
    }

    public static bool IsSupported(object? value) => value is null or string or bool or byte or sbyte or short or ushort or int or uint
        or long or ulong or float or double or decimal or char or Guid or DateTime or DateTimeOffset or TimeSpan or Uri or byte[];

    /// <exception cref="SerializationException">The type cannot be carried.</exception>
    public static void Write(CompactWriter to, string name, object? value)
    {
        switch (value)
        {
            case null: to.WriteByte((byte)Tag.Null); break;
            case string text: Mark(to, Tag.Text).WriteText(text); break;
            case bool flag: to.WriteByte((byte)(flag ? Tag.True : Tag.False)); break;
            case int number: Mark(to, Tag.Int32).WriteLong(number); break;
            case long number: Mark(to, Tag.Int64).WriteLong(number); break;
            case byte number: Mark(to, Tag.Byte).WriteLong(number); break;
            case sbyte number: Mark(to, Tag.SByte).WriteLong(number); break;
            case short number: Mark(to, Tag.Int16).WriteLong(number); break;
            case ushort number: Mark(to, Tag.UInt16).WriteLong(number); break;
            case uint number: Mark(to, Tag.UInt32).WriteLong(number); break;
            case ulong number: Mark(to, Tag.UInt64).WriteLong(unchecked((long)number)); break;
            case float number: Mark(to, Tag.Single).WriteLong(BitConverter.SingleToInt32Bits(number)); break;
            case double number: Mark(to, Tag.Double).WriteLong(BitConverter.DoubleToInt64Bits(number)); break;
            case decimal number: Mark(to, Tag.Decimal).WriteText(number.ToString(CultureInfo.InvariantCulture)); break;
            case char character: Mark(to, Tag.Char).WriteLong(character); break;
            case Guid guid: guid.TryWriteBytes(Mark(to, Tag.Guid).Take(16)); break;
            case DateTime time: Mark(to, Tag.DateTime).WriteLong(time.ToBinary()); break;
            case DateTimeOffset time:
                Mark(to, Tag.DateTimeOffset).WriteLong(time.Ticks);
                to.WriteLong(time.Offset.Ticks);
                break;
            case TimeSpan span: Mark(to, Tag.TimeSpan).WriteLong(span.Ticks); break;
            case Uri uri: Mark(to, Tag.Uri).WriteText(uri.OriginalString); break;
            case byte[] bytes: Mark(to, Tag.Bytes).WriteBytes(bytes); break;
            default:
                throw new SerializationException(
                    $"Serialization operation failed due to unsupported type {value.GetType().FullName} of application property '{name}'.");
        }
    }

    public static object? Read(ref CompactReader from)
    {
        switch ((Tag)from.ReadByte())
        {
            case Tag.Text: return from.ReadText();
            case Tag.True: return true;
            case Tag.False: return false;
            case Tag.Byte: return (byte)from.ReadLong();
            case Tag.SByte: return (sbyte)from.ReadLong();
            case Tag.Int16: return (short)from.ReadLong();
            case Tag.UInt16: return (ushort)from.ReadLong();
            case Tag.Int32: return (int)from.ReadLong();
            case Tag.UInt32: return (uint)from.ReadLong();
            case Tag.Int64: return from.ReadLong();
            case Tag.UInt64: return unchecked((ulong)from.ReadLong());
            case Tag.Single: return BitConverter.Int32BitsToSingle((int)from.ReadLong());
            case Tag.Double: return BitConverter.Int64BitsToDouble(from.ReadLong());
            case Tag.Decimal: return decimal.Parse(from.ReadText()!, CultureInfo.InvariantCulture);
            case Tag.Char: return (char)from.ReadLong();
            case Tag.Guid: return new Guid(from.Take(16));
            case Tag.DateTime: return DateTime.FromBinary(from.ReadLong());
            case Tag.DateTimeOffset:
                var ticks = from.ReadLong();
                return new DateTimeOffset(ticks, new TimeSpan(from.ReadLong()));
            case Tag.TimeSpan: return new TimeSpan(from.ReadLong());
            case Tag.Uri: return new Uri(from.ReadText()!, UriKind.RelativeOrAbsolute);
            case Tag.Bytes: return from.ReadBytes();
            default: return null;
        }
    }

    private static CompactWriter Mark(CompactWriter to, Tag tag)
    {
        to.WriteByte((byte)tag);
        return to;
    }
}

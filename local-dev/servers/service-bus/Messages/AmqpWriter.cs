using System.Buffers.Binary;
using System.Text;

namespace Serverless.LocalDev.ServiceBus;

/// <summary>Writes AMQP 1.0 values into a growing buffer that is used again from message to message.</summary>
internal sealed class AmqpWriter
{
    [ThreadStatic]
    private static AmqpWriter? shared;

    private byte[] buffer = new byte[1024];
    private int length;

    public int Length => length;

    public ReadOnlySpan<byte> Written => buffer.AsSpan(0, length);

    /// <summary>This thread's writer, empty: to be read from before anything else on the thread writes.</summary>
    public static AmqpWriter Rent()
    {
        var writer = shared ??= new AmqpWriter();
        writer.length = 0;
        return writer;
    }

    public byte[] ToArray() => Written.ToArray();

    public void WriteRaw(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Take(bytes.Length));

    public void WriteByte(byte value) => Take(1)[0] = value;

    public void WriteNull() => WriteByte(AmqpCode.Null);

    public void WriteBool(bool value) => WriteByte(value ? AmqpCode.True : AmqpCode.False);

    public void WriteUInt(uint value)
    {
        if (value == 0) WriteByte(AmqpCode.UInt0);
        else if (value <= byte.MaxValue) Pair(AmqpCode.SmallUInt, (byte)value);
        else BinaryPrimitives.WriteUInt32BigEndian(Coded(AmqpCode.UInt, 4), value);
    }

    public void WriteULong(ulong value)
    {
        if (value <= byte.MaxValue) Pair(AmqpCode.SmallULong, (byte)value);
        else BinaryPrimitives.WriteUInt64BigEndian(Coded(AmqpCode.ULong, 8), value);
    }

    public void WriteInt(int value)
    {
        if (value is >= sbyte.MinValue and <= sbyte.MaxValue) Pair(AmqpCode.SmallInt, (byte)value);
        else BinaryPrimitives.WriteInt32BigEndian(Coded(AmqpCode.Int, 4), value);
    }

    public void WriteLong(long value)
    {
        if (value is >= sbyte.MinValue and <= sbyte.MaxValue) Pair(AmqpCode.SmallLong, (byte)value);
        else BinaryPrimitives.WriteInt64BigEndian(Coded(AmqpCode.Long, 8), value);
    }

    public void WriteUShort(ushort value) => BinaryPrimitives.WriteUInt16BigEndian(Coded(AmqpCode.UShort, 2), value);

    public void WriteShort(short value) => BinaryPrimitives.WriteInt16BigEndian(Coded(AmqpCode.Short, 2), value);

    public void WriteFloat(float value) => BinaryPrimitives.WriteSingleBigEndian(Coded(AmqpCode.Float, 4), value);

    public void WriteDouble(double value) => BinaryPrimitives.WriteDoubleBigEndian(Coded(AmqpCode.Double, 8), value);

    public void WriteChar(char value) => BinaryPrimitives.WriteInt32BigEndian(Coded(AmqpCode.Char, 4), value);

    /// <summary>Milliseconds since 1970: what is finer is cut off.</summary>
    public void WriteTimestamp(long utcTicks) => BinaryPrimitives.WriteInt64BigEndian(
        Coded(AmqpCode.Timestamp, 8), (utcTicks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond);

    public void WriteUuid(Guid value) => value.TryWriteBytes(Coded(AmqpCode.Uuid, 16), bigEndian: true, out _);

    public void WriteBinary(ReadOnlySpan<byte> value) => value.CopyTo(Sized(AmqpCode.Binary8, AmqpCode.Binary32, value.Length));

    public void WriteText(string? value) => WriteText(AmqpCode.Text8, AmqpCode.Text32, value);

    public void WriteSymbol(string value) => WriteText(AmqpCode.Symbol8, AmqpCode.Symbol32, value);

    public void WriteSection(MessageSection section)
    {
        var bytes = Take(3);
        (bytes[0], bytes[1], bytes[2]) = (AmqpCode.Described, AmqpCode.SmallULong, (byte)section);
    }

    /// <summary>Begins a list or map whose size is not known yet; <see cref="End"/> fills it in.</summary>
    public int Begin(byte code)
    {
        WriteByte(code);
        var start = length;
        Take(8);
        return start;
    }

    /// <param name="start">What <see cref="Begin"/> gave.</param>
    /// <param name="count">Items written; in a map, keys and values each.</param>
    public void End(int start, int count)
    {
        BinaryPrimitives.WriteInt32BigEndian(buffer.AsSpan(start), length - start - 4);
        BinaryPrimitives.WriteInt32BigEndian(buffer.AsSpan(start + 4), count);
    }

    /// <summary>Takes back what was written since the length was <paramref name="start"/>.</summary>
    public void CutBack(int start) => length = start;

    private void WriteText(byte small, byte large, string? value)
    {
        if (value is null) WriteNull();
        else Encoding.UTF8.GetBytes(value, Sized(small, large, Encoding.UTF8.GetByteCount(value)));
    }

    private Span<byte> Sized(byte small, byte large, int size)
    {
        if (size <= byte.MaxValue)
        {
            Pair(small, (byte)size);
        }
        else
        {
            BinaryPrimitives.WriteInt32BigEndian(Coded(large, 4), size);
        }
        return Take(size);
    }

    private Span<byte> Coded(byte code, int size)
    {
        var bytes = Take(1 + size);
        bytes[0] = code;
        return bytes[1..];
    }

    private void Pair(byte code, byte value)
    {
        var bytes = Take(2);
        (bytes[0], bytes[1]) = (code, value);
    }

    private Span<byte> Take(int count)
    {
        if (length + count > buffer.Length) Array.Resize(ref buffer, Math.Max(buffer.Length * 2, length + count));
        var taken = buffer.AsSpan(length, count);
        length += count;
        return taken;
    }
}

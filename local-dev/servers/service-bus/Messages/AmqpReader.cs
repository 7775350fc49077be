using System.Buffers.Binary;
using System.Text;

namespace Serverless.LocalDev.ServiceBus;

/// <summary>Reads AMQP 1.0 values. What is malformed is a <see cref="FormatException"/>.</summary>
internal ref struct AmqpReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> all = bytes;
    private ReadOnlySpan<byte> rest = bytes;

    public readonly bool IsAtEnd => rest.IsEmpty;

    public readonly int Position => all.Length - rest.Length;

    public readonly byte NextCode => rest.IsEmpty ? throw Cut() : rest[0];

    public MessageSection ReadSection()
    {
        if (ReadByte() != AmqpCode.Described) throw new FormatException("A section of an AMQP message begins with a descriptor.");
        return (MessageSection)ReadUnsigned();
    }

    /// <summary>The items of a list, or the keys and values of a map, still to be read.</summary>
    public int ReadCount()
    {
        switch (ReadByte())
        {
            case AmqpCode.List0: return 0;
            case AmqpCode.List8 or AmqpCode.Map8: return Take(2)[1];
            case AmqpCode.List32 or AmqpCode.Map32: return BinaryPrimitives.ReadInt32BigEndian(Take(8)[4..]);
            case var code: throw Unexpected(code, "a list or a map");
        }
    }

    /// <summary>A whole number of any width and sign; 0 for null.</summary>
    public ulong ReadUnsigned() => ReadByte() switch
    {
        AmqpCode.Null or AmqpCode.UInt0 or AmqpCode.ULong0 => 0,
        AmqpCode.UByte or AmqpCode.SmallUInt or AmqpCode.SmallULong => ReadByte(),
        AmqpCode.SmallInt or AmqpCode.SmallLong or AmqpCode.Byte => (ulong)(sbyte)ReadByte(),
        AmqpCode.UShort => BinaryPrimitives.ReadUInt16BigEndian(Take(2)),
        AmqpCode.Short => (ulong)BinaryPrimitives.ReadInt16BigEndian(Take(2)),
        AmqpCode.UInt => BinaryPrimitives.ReadUInt32BigEndian(Take(4)),
        AmqpCode.Int => (ulong)BinaryPrimitives.ReadInt32BigEndian(Take(4)),
        AmqpCode.ULong or AmqpCode.Long => BinaryPrimitives.ReadUInt64BigEndian(Take(8)),
        var code => throw Unexpected(code, "a number"),
    };

    public long ReadLong() => (long)ReadUnsigned();

    /// <summary>UTC ticks; null for null.</summary>
    public long? ReadTimestamp() => ReadByte() switch
    {
        AmqpCode.Null => null,
        AmqpCode.Timestamp => TicksOf(BinaryPrimitives.ReadInt64BigEndian(Take(8))),
        var code => throw Unexpected(code, "a timestamp"),
    };

    /// <summary>A string or symbol; null for null.</summary>
    public string? ReadText() => ReadByte() switch
    {
        AmqpCode.Null => null,
        AmqpCode.Text8 or AmqpCode.Symbol8 => Encoding.UTF8.GetString(Take(ReadByte())),
        AmqpCode.Text32 or AmqpCode.Symbol32 => Encoding.UTF8.GetString(Take(ReadSize())),
        var code => throw Unexpected(code, "a string"),
    };

    public ReadOnlySpan<byte> ReadBinary() => ReadByte() switch
    {
        AmqpCode.Null => default,
        AmqpCode.Binary8 => Take(ReadByte()),
        AmqpCode.Binary32 => Take(ReadSize()),
        var code => throw Unexpected(code, "binary"),
    };

    public bool ReadBool() => ReadByte() switch
    {
        AmqpCode.True => true,
        AmqpCode.False or AmqpCode.Null => false,
        AmqpCode.Boolean => ReadByte() != 0,
        var code => throw Unexpected(code, "a boolean"),
    };

    /// <summary>The next value as it is encoded, whatever it is; the width follows from its code (part 1, 1.2).</summary>
    public ReadOnlySpan<byte> ReadRaw()
    {
        var start = Position;
        Skip();
        return all[start..Position];
    }

    public byte ReadByte() => Take(1)[0];

    public ReadOnlySpan<byte> Take(int count)
    {
        if ((uint)count > (uint)rest.Length) throw Cut();
        var taken = rest[..count];
        rest = rest[count..];
        return taken;
    }

    public static long TicksOf(long unixMilliseconds) =>
        DateTime.UnixEpoch.Ticks + (Math.Clamp(unixMilliseconds, -62135596800000, 253402300799999) * TimeSpan.TicksPerMillisecond);

    private void Skip()
    {
        var code = ReadByte();
        if (code == AmqpCode.Described)
        {
            Skip();
            Skip();
            return;
        }
        Take((code >> 4) switch
        {
            0x4 => 0,
            0x5 => 1,
            0x6 => 2,
            0x7 => 4,
            0x8 => 8,
            0x9 => 16,
            0xA or 0xC or 0xE => ReadByte(),
            0xB or 0xD or 0xF => ReadSize(),
            _ => throw Unexpected(code, "a value"),
        });
    }

    private int ReadSize() => BinaryPrimitives.ReadInt32BigEndian(Take(4));

    private static FormatException Cut() => new("An AMQP value ends before its size says.");

    private static FormatException Unexpected(byte code, string expected) => new($"AMQP type 0x{code:x2} where {expected} is expected.");
}

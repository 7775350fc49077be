using System.Buffers.Binary;
using System.Text;

namespace Serverless.LocalDev.ServiceBus;

/// <summary>Reads what <see cref="CompactWriter"/> wrote.</summary>
internal ref struct CompactReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> rest = bytes;

    public byte ReadByte() => Take(1)[0];

    public long ReadLong() => BinaryPrimitives.ReadInt64LittleEndian(Take(8));

    public int ReadCount()
    {
        var value = 0u;
        for (var shift = 0; ; shift += 7)
        {
            var next = ReadByte();
            value |= (uint)(next & 0x7F) << shift;
            if (next < 0x80) return (int)value;
        }
    }

    public string? ReadText()
    {
        var size = ReadCount();
        return size == 0 ? null : Encoding.UTF8.GetString(Take(size - 1));
    }

    public byte[] ReadBytes() => Take(ReadCount()).ToArray();

    public ReadOnlySpan<byte> Take(int count)
    {
        var taken = rest[..count];
        rest = rest[count..];
        return taken;
    }
}

using System.Buffers.Binary;
using System.Text;

namespace Serverless.LocalDev.ServiceBus;

/// <summary>A growing buffer, reused from message to message. Counts are base-128, numbers eight little-endian bytes.</summary>
internal sealed class CompactWriter
{
    private byte[] buffer = new byte[512];
    private int length;

    public void Clear() => length = 0;

    public byte[] ToArray() => buffer.AsSpan(0, length).ToArray();

    public void WriteByte(byte value) => Take(1)[0] = value;

    public void WriteLong(long value) => BinaryPrimitives.WriteInt64LittleEndian(Take(8), value);

    public void WriteCount(int value)
    {
        var rest = (uint)value;
        for (; rest >= 0x80; rest >>= 7) WriteByte((byte)(rest | 0x80));
        WriteByte((byte)rest);
    }

    /// <summary>Null is kept apart from the empty text: the count written is one more than the length.</summary>
    public void WriteText(string? value)
    {
        if (value is null)
        {
            WriteByte(0);
            return;
        }
        var size = Encoding.UTF8.GetByteCount(value);
        WriteCount(size + 1);
        Encoding.UTF8.GetBytes(value, Take(size));
    }

    public void WriteBytes(ReadOnlySpan<byte> value)
    {
        WriteCount(value.Length);
        value.CopyTo(Take(value.Length));
    }

    public Span<byte> Take(int count)
    {
        if (length + count > buffer.Length) Array.Resize(ref buffer, Math.Max(buffer.Length * 2, length + count));
        var taken = buffer.AsSpan(length, count);
        length += count;
        return taken;
    }
}

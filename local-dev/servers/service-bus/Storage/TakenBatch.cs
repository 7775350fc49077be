using System.Buffers.Binary;

namespace Serverless.LocalDev.ServiceBus;

/// <summary>
/// Messages handed out together. One row remembers them while any is unsettled, so that deliveries cut short by a killed
/// process are counted at the next start, and a message that kills its process is dead-lettered in the end. One row a
/// batch costs far less than an update a message.
/// </summary>
internal sealed class TakenBatch(long id)
{
    private const int EntrySize = 12;

    public long Id => id;

    public int Remaining { get; set; }

    /// <summary>Row ids with the count of failed deliveries each will have if this one is cut short.</summary>
    public static byte[] Encode(ReadOnlySpan<LiveMessage> messages)
    {
        var bytes = new byte[messages.Length * EntrySize];
        var rest = bytes.AsSpan();
        foreach (var message in messages)
        {
            BinaryPrimitives.WriteInt64LittleEndian(rest, message.RowId);
            BinaryPrimitives.WriteInt32LittleEndian(rest[8..], message.FailedDeliveries + 1);
            rest = rest[EntrySize..];
        }
        return bytes;
    }

    public static void Decode(ReadOnlySpan<byte> bytes, Dictionary<long, int> into)
    {
        for (; bytes.Length >= EntrySize; bytes = bytes[EntrySize..])
        {
            into[BinaryPrimitives.ReadInt64LittleEndian(bytes)] = BinaryPrimitives.ReadInt32LittleEndian(bytes[8..]);
        }
    }
}

using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Serverless.LocalDev.ServiceBus;

/// <summary>
/// Lock tokens: the sequence number, so that a settlement finds its message, and a number no other lock of this or an
/// earlier run has. Message ids for senders that give none come from the same well.
/// </summary>
internal sealed class LockTokens
{
    private long next = BinaryPrimitives.ReadInt64LittleEndian(RandomNumberGenerator.GetBytes(8));

    public Guid Next(long sequence)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, sequence);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[8..], Interlocked.Increment(ref next));
        return new Guid(bytes);
    }

    public static long SequenceOf(Guid token)
    {
        Span<byte> bytes = stackalloc byte[16];
        token.TryWriteBytes(bytes);
        return BinaryPrimitives.ReadInt64LittleEndian(bytes);
    }

    public string NextMessageId() => Next(Interlocked.Increment(ref next)).ToString("N");
}

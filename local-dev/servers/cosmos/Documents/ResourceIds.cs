using System.Buffers.Binary;

namespace Serverless.LocalDev.Cosmos.Documents;

/// <summary>
/// The _rid of databases (4 bytes), containers (8) and documents (16), in the SDKs' Base64 with '-' for '/': clients take
/// them apart to find a resource's parents.
/// </summary>
internal static class ResourceIds
{
    public static string Database(int number)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
        return Encode(bytes);
    }

    public static string Container(int database, int number)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, database);
        WriteContainer(bytes[4..], number);
        return Encode(bytes);
    }

    public static string Document(int database, int container, long number)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, database);
        WriteContainer(bytes[4..], container);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[8..], number);
        return Encode(bytes);
    }

    public static string Offer(int number)
    {
        Span<byte> bytes = stackalloc byte[3];
        bytes[0] = (byte)(number >> 16);
        bytes[1] = (byte)(number >> 8);
        bytes[2] = (byte)number;
        return Encode(bytes);
    }

    // The high bit of the fifth byte tells a container from a user of the database.
    private static void WriteContainer(Span<byte> bytes, int number) =>
        BinaryPrimitives.WriteUInt32BigEndian(bytes, 0x80000000u | (uint)number);

    private static string Encode(ReadOnlySpan<byte> bytes) => Convert.ToBase64String(bytes).Replace('/', '-');
}

using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;

namespace Serverless.LocalDev.Cosmos.Documents;

/// <summary>
/// Where a hierarchical key lies in the key space: each value hashed (MurmurHash3, 128 bit, version 2) and the hashes put
/// one behind the other, so that a prefix of values is a prefix of the text. The SDK asks for a prefix as such a range.
/// </summary>
internal static class EffectivePartitionKey
{
    public static string OfKeyText(string keyText)
    {
        using var parsed = JsonDocument.Parse(keyText);
        return string.Concat(parsed.RootElement.EnumerateArray().Select(Hash));
    }

    /// <summary>How many values a key has.</summary>
    public static int Components(string keyText)
    {
        using var parsed = JsonDocument.Parse(keyText);
        return parsed.RootElement.GetArrayLength();
    }

    private static string Hash(JsonElement value)
    {
        var bytes = Encode(value);
        var hash = Murmur(bytes);
        Span<byte> text = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(text, hash);
        // The two highest bits stay free for the end of the key space.
        text[0] &= 0x3F;
        return Convert.ToHexString(text);
    }

    private static byte[] Encode(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => [8, .. Encoding.UTF8.GetBytes(value.GetString()!), 0xFF],
        JsonValueKind.Number => [5, .. BitConverter.GetBytes(double.Parse(value.GetRawText(), CultureInfo.InvariantCulture))],
        JsonValueKind.False => [2],
        JsonValueKind.True => [3],
        JsonValueKind.Null => [1],
        _ => [0],
    };

    private static UInt128 Murmur(ReadOnlySpan<byte> data)
    {
        const ulong c1 = 0x87c37b91114253d5, c2 = 0x4cf5ad432745937f;
        ulong h1 = 0, h2 = 0;
        var rest = data;
        for (; rest.Length >= 16; rest = rest[16..])
        {
            h1 ^= BitOperations.RotateLeft(BinaryPrimitives.ReadUInt64LittleEndian(rest) * c1, 31) * c2;
            h1 = (BitOperations.RotateLeft(h1, 27) + h2) * 5 + 0x52dce729;
            h2 ^= BitOperations.RotateLeft(BinaryPrimitives.ReadUInt64LittleEndian(rest[8..]) * c2, 33) * c1;
            h2 = (BitOperations.RotateLeft(h2, 31) + h1) * 5 + 0x38495ab5;
        }
        Span<byte> tail = stackalloc byte[16];
        tail.Clear();
        rest.CopyTo(tail);
        h2 ^= BitOperations.RotateLeft(BinaryPrimitives.ReadUInt64LittleEndian(tail[8..]) * c2, 33) * c1;
        h1 ^= BitOperations.RotateLeft(BinaryPrimitives.ReadUInt64LittleEndian(tail) * c1, 31) * c2;
        h1 ^= (ulong)data.Length;
        h2 ^= (ulong)data.Length;
        h1 += h2;
        h2 += h1;
        h1 = Mix(h1);
        h2 = Mix(h2);
        h1 += h2;
        h2 += h1;
        // The platform writes the low half first in memory and then turns all sixteen bytes round.
        return new UInt128(h2, h1);
    }

    private static ulong Mix(ulong h)
    {
        h = (h ^ (h >> 33)) * 0xff51afd7ed558ccd;
        h = (h ^ (h >> 33)) * 0xc4ceb9fe1a85ec53;
        return h ^ (h >> 33);
    }
}

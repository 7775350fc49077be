using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Serverless.LocalDev.Durable;

/// <summary>Version 5 UUIDs (RFC 4122) over instance id, turn time and a counter, as the real context makes them.</summary>
internal static class DeterministicGuid
{
    private static readonly byte[] Namespace = Guid.Parse("9e952958-5e33-4daf-827f-2fa12937b875").ToByteArray(bigEndian: true);

    public static Guid Create(string instanceId, DateTime turnStartedAt, int counter)
    {
        var name = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{instanceId}_{turnStartedAt:o}_{counter}"));
        Span<byte> hash = stackalloc byte[SHA1.HashSizeInBytes];
#pragma warning disable CA5350 // RFC 4122 prescribes SHA-1 for version 5; nothing is protected by it.
        SHA1.HashData([.. Namespace, .. name], hash);
#pragma warning restore CA5350
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}

using System.Security.Cryptography;
using System.Text;

namespace Serverless.Orchestrations.Notifications;

/// <summary>Makes ids from names: RFC 9562 version 8, with SHA-256 as in its appendix B.2.</summary>
public static class NameBasedId
{
    /// <summary>The namespace of URLs (RFC 9562 §6.6).</summary>
    public static readonly Guid Url = new("6ba7b811-9dad-11d1-80b4-00c04fd430c8");

    public static Guid For(Guid space, string name)
    {
        var hash = SHA256.HashData([.. space.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(name)]);
        hash[6] = (byte)((hash[6] & 0x0f) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3f) | 0x80);
        return new(hash.AsSpan(0, 16), bigEndian: true);
    }
}

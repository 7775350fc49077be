using System.Globalization;

namespace Serverless.LocalDev.Cosmos.Documents;

/// <summary>One version of a document: its JSON with the system properties in it, as a read returns it.</summary>
internal sealed class StoredDocument(byte[] body, long lsn, long timestamp, long expiresAt)
{
    public const long Never = long.MaxValue;

    /// <summary>UTF-8; never changed after it was stored.</summary>
    public byte[] Body { get; } = body;

    /// <summary>The change of the container that made this version; also its ETag.</summary>
    public long Lsn { get; } = lsn;

    /// <summary>Seconds since 1970, as in _ts.</summary>
    public long Timestamp { get; } = timestamp;

    /// <summary>Seconds since 1970 from which on nobody sees it; <see cref="Never"/> without a time to live.</summary>
    public long ExpiresAt { get; } = expiresAt;

    /// <summary>The same version with another time to live.</summary>
    public StoredDocument Expiring(long at) => new(Body, Lsn, Timestamp, at);

    public string ETag => ETagOf(Lsn);

    public static string ETagOf(long lsn) => string.Create(CultureInfo.InvariantCulture, $"\"00000000-0000-0000-0000-{lsn:x12}\"");
}

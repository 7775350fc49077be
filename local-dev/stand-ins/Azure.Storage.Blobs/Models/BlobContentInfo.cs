namespace Azure.Storage.Blobs.Models;

/// <summary>What an upload made.</summary>
public class BlobContentInfo
{
    internal BlobContentInfo(ETag eTag, DateTimeOffset lastModified, byte[]? contentHash)
    {
        ETag = eTag;
        LastModified = lastModified;
        ContentHash = contentHash;
    }

    public ETag ETag { get; }

    public DateTimeOffset LastModified { get; }

    /// <summary>MD5, as the service reports it.</summary>
    public byte[]? ContentHash { get; }
}

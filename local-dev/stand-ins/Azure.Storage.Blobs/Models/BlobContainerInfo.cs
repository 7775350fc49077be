namespace Azure.Storage.Blobs.Models;

/// <summary>What the creation of a container made.</summary>
public class BlobContainerInfo
{
    internal BlobContainerInfo(ETag eTag, DateTimeOffset lastModified)
    {
        ETag = eTag;
        LastModified = lastModified;
    }

    public ETag ETag { get; }

    public DateTimeOffset LastModified { get; }
}

namespace Azure.Storage.Blobs.Models;

/// <summary>A blob in a listing.</summary>
public class BlobItem
{
    internal BlobItem(string name, BlobItemProperties properties, IDictionary<string, string>? metadata)
    {
        Name = name;
        Properties = properties;
        Metadata = metadata;
    }

    public string Name { get; internal set; }

    public bool Deleted { get; internal set; }

    public BlobItemProperties Properties { get; internal set; }

    /// <summary>Null unless asked for with <see cref="BlobTraits.Metadata"/>.</summary>
    public IDictionary<string, string>? Metadata { get; internal set; }
}

/// <summary>A blob's properties in a listing.</summary>
public class BlobItemProperties
{
    internal BlobItemProperties() { }

    public DateTimeOffset? LastModified { get; internal set; }

    public long? ContentLength { get; internal set; }

    public string? ContentType { get; internal set; }

    public byte[]? ContentHash { get; internal set; }

    public BlobType? BlobType { get; internal set; }

    public DateTimeOffset? CreatedOn { get; internal set; }

    public ETag? ETag { get; internal set; }
}

namespace Azure.Storage.Blobs.Models;

/// <summary>What comes with a blob's content.</summary>
public class BlobDownloadDetails
{
    public BlobDownloadDetails() { }

    public BlobType BlobType { get; internal set; }

    public long ContentLength { get; internal set; }

    public string? ContentType { get; internal set; }

    public byte[]? ContentHash { get; internal set; }

    public DateTimeOffset LastModified { get; internal set; }

    public IDictionary<string, string> Metadata { get; internal set; } = new Dictionary<string, string>();

    public string? CacheControl { get; internal set; }

    public string? ContentDisposition { get; internal set; }

    public string? ContentEncoding { get; internal set; }

    public string? ContentLanguage { get; internal set; }

    public DateTimeOffset CreatedOn { get; internal set; }

    public ETag ETag { get; internal set; }
}

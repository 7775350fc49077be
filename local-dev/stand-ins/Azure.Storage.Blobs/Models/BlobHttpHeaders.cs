namespace Azure.Storage.Blobs.Models;

/// <summary>Headers kept with a blob and given back with it.</summary>
public class BlobHttpHeaders
{
    public BlobHttpHeaders() { }

    public string? ContentType { get; set; }

    public byte[]? ContentHash { get; set; }

    public string? ContentEncoding { get; set; }

    public string? ContentLanguage { get; set; }

    public string? ContentDisposition { get; set; }

    public string? CacheControl { get; set; }
}

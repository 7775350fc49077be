namespace Azure.Storage.Blobs.Models;

/// <summary>How to download.</summary>
public class BlobDownloadOptions
{
    public BlobDownloadOptions() { }

    public BlobRequestConditions? Conditions { get; set; }
}

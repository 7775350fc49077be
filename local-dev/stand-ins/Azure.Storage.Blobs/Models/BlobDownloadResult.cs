namespace Azure.Storage.Blobs.Models;

/// <summary>A blob's content in memory.</summary>
public class BlobDownloadResult
{
    internal BlobDownloadResult(BlobDownloadDetails details, BinaryData content)
    {
        Details = details;
        Content = content;
    }

    public BlobDownloadDetails Details { get; internal set; }

    public BinaryData Content { get; internal set; }
}

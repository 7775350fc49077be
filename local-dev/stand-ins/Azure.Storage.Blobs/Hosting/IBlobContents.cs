namespace Serverless.LocalDev.Blobs;

/// <summary>Where blobs lie.</summary>
internal interface IBlobContents
{
    IEnumerable<string> Containers();

    IEnumerable<(string Container, StoredBlob Blob)> Blobs();

    void CreateContainer(string container);

    void DeleteContainer(string container);

    void Delete(string container, string name);

    /// <summary>Takes a content in, in no blob's place yet.</summary>
    Task<IncomingBlob> ReceiveAsync(Stream content, CancellationToken cancellation);
}

/// <summary>A content received; dropped when disposed without having been placed.</summary>
internal abstract class IncomingBlob : IDisposable
{
    public required long Length { get; init; }

    /// <summary>Base64.</summary>
    public required string Md5 { get; init; }

    public abstract StoredBlob Place(string container, BlobHeader header);

    public virtual void Dispose() => GC.SuppressFinalize(this);
}

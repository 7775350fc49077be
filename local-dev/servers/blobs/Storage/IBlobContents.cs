namespace Serverless.LocalDev.Blobs.Storage;

/// <summary>Where blobs lie.</summary>
internal interface IBlobContents
{
    IEnumerable<(string Name, ContainerHeader Header)> Containers();

    IEnumerable<StoredBlob> Blobs(string container);

    void KeepContainer(string container, ContainerHeader header);

    /// <summary>Takes away the container with its blobs and staged blocks.</summary>
    void DeleteContainer(string container);

    void DeleteBlob(string container, string blob);

    /// <summary>Takes a content in, in no blob's place yet.</summary>
    Task<IncomingBlob> ReceiveAsync(Stream content, CancellationToken cancellation);

    /// <summary>Blocks received for a blob and not committed, in order of their ids.</summary>
    IReadOnlyList<StagedBlock> Staged(string container, string blob);

    void DropStaged(string container, string blob);
}

/// <summary>A content received; dropped when disposed without having been placed or staged.</summary>
internal abstract class IncomingBlob : IDisposable
{
    public required long Length { get; init; }

    /// <summary>Base64.</summary>
    public required string Md5 { get; init; }

    public abstract StoredBlob Place(string container, BlobHeader header);

    public abstract void Stage(string container, string blob, string blockId);

    public virtual void Dispose() => GC.SuppressFinalize(this);
}

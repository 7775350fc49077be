using Azure.Core;
using Azure.Storage.Blobs.Models;
using Serverless.LocalDev.Blobs;

namespace Azure.Storage.Blobs.Specialized;

/// <summary>What every kind of blob has.</summary>
public class BlobBaseClient
{
    protected BlobBaseClient() => Uri = null!;

    public BlobBaseClient(Uri blobUri, BlobClientOptions? options = default)
    {
        _ = options;
        Uri = blobUri;
    }

    public BlobBaseClient(Uri blobUri, TokenCredential credential, BlobClientOptions? options = default)
        : this(blobUri, options) => ArgumentNullException.ThrowIfNull(credential);

    public virtual Uri Uri { get; }

    public virtual string AccountName => BlobAddress.AccountOf(Uri);

    public virtual string BlobContainerName => BlobAddress.ContainerOf(Uri);

    public virtual string Name => BlobAddress.BlobOf(Uri);

    /// <exception cref="RequestFailedException">404 BlobNotFound or ContainerNotFound.</exception>
    public virtual Task<Response<BlobDownloadResult>> DownloadContentAsync() => DownloadContentAsync(CancellationToken.None);

    /// <inheritdoc cref="DownloadContentAsync()"/>
    public virtual Task<Response<BlobDownloadResult>> DownloadContentAsync(CancellationToken cancellationToken) =>
        DownloadContentAsync(null, cancellationToken);

    /// <exception cref="RequestFailedException">404 BlobNotFound or ContainerNotFound; 412 ConditionNotMet; 304.</exception>
    public virtual async Task<Response<BlobDownloadResult>> DownloadContentAsync(
        BlobDownloadOptions? options = default, CancellationToken cancellationToken = default)
    {
        using var scope = Folder.BeginWork();
        var blob = Folder.Find(BlobContainerName, Name, options?.Conditions);
        await using var content = blob.OpenRead();
        var read = await BinaryData.FromStreamAsync(content, blob.ContentType, cancellationToken);
        return Response.FromValue(new BlobDownloadResult(blob.Details(), read), blob.Response(200));
    }

    public virtual Task<Response> DownloadToAsync(Stream destination) => DownloadToAsync(destination, CancellationToken.None);

    public virtual Task<Response> DownloadToAsync(string path) => DownloadToAsync(path, CancellationToken.None);

    /// <exception cref="RequestFailedException">404 BlobNotFound or ContainerNotFound.</exception>
    public virtual async Task<Response> DownloadToAsync(Stream destination, CancellationToken cancellationToken)
    {
        using var scope = Folder.BeginWork();
        var blob = Folder.Find(BlobContainerName, Name, null);
        await using var content = blob.OpenRead();
        await content.CopyToAsync(destination, cancellationToken);
        return blob.Response(206);
    }

    /// <inheritdoc cref="DownloadToAsync(Stream, CancellationToken)"/>
    public virtual async Task<Response> DownloadToAsync(string path, CancellationToken cancellationToken)
    {
        await using var file = File.Create(path);
        return await DownloadToAsync(file, cancellationToken);
    }

    /// <exception cref="RequestFailedException">404 BlobNotFound or ContainerNotFound; 412 ConditionNotMet.</exception>
    public virtual Task<Stream> OpenReadAsync(
        long position = 0, int? bufferSize = default, BlobRequestConditions? conditions = default, CancellationToken cancellationToken = default)
    {
        _ = bufferSize;
        cancellationToken.ThrowIfCancellationRequested();
        var content = Folder.Find(BlobContainerName, Name, conditions).OpenRead();
        content.Position = position;
        return Task.FromResult(content);
    }

    public virtual Task<Response<bool>> ExistsAsync(CancellationToken cancellationToken = default) =>
        Folder.RunAsync(200, () => Folder.Exists(BlobContainerName, Name), cancellationToken);

    /// <exception cref="RequestFailedException">404 BlobNotFound or ContainerNotFound; 412 ConditionNotMet; 304.</exception>
    public virtual Task<Response<BlobProperties>> GetPropertiesAsync(
        BlobRequestConditions? conditions = default, CancellationToken cancellationToken = default) =>
        Folder.RunAsync(200, () => Folder.Find(BlobContainerName, Name, conditions).Properties(), cancellationToken);

    /// <exception cref="RequestFailedException">404 BlobNotFound or ContainerNotFound; 412 ConditionNotMet.</exception>
    public virtual async Task<Response> DeleteAsync(
        DeleteSnapshotsOption snapshotsOption = DeleteSnapshotsOption.None, BlobRequestConditions? conditions = default,
        CancellationToken cancellationToken = default)
    {
        var deleted = await DeleteIfExistsAsync(snapshotsOption, conditions, cancellationToken);
        return deleted.Value ? deleted.GetRawResponse() : throw BlobFailure.BlobNotFound();
    }

    /// <exception cref="RequestFailedException">412 ConditionNotMet.</exception>
    public virtual Task<Response<bool>> DeleteIfExistsAsync(
        DeleteSnapshotsOption snapshotsOption = DeleteSnapshotsOption.None, BlobRequestConditions? conditions = default,
        CancellationToken cancellationToken = default)
    {
        if (snapshotsOption == DeleteSnapshotsOption.OnlySnapshots) throw new NotSupportedException("BlobClient.DeleteIfExistsAsync: snapshots are not embedded.");
        return Folder.RunAsync(202, () => Folder.Delete(BlobContainerName, Name, conditions), cancellationToken);
    }

    private protected BlobFolder Folder => BlobFolder.At(Uri);
}

using Azure.Core;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Serverless.LocalDev.Blobs;

namespace Azure.Storage.Blobs;

/// <summary>A block blob. Without <c>overwrite</c> or conditions, an upload over an existing blob is a 409 BlobAlreadyExists.</summary>
public class BlobClient : BlobBaseClient
{
    protected BlobClient() { }

    public BlobClient(string connectionString, string blobContainerName, string blobName)
        : this(BlobAddress.Append(BlobAddress.Append(BlobAddress.EndpointOf(connectionString), blobContainerName), blobName)) { }

    public BlobClient(Uri blobUri, BlobClientOptions? options = default) : base(blobUri, options) { }

    public BlobClient(Uri blobUri, TokenCredential credential, BlobClientOptions? options = default) : base(blobUri, credential, options) { }

    public virtual Task<Response<BlobContentInfo>> UploadAsync(Stream content) => UploadAsync(content, false, CancellationToken.None);

    public virtual Task<Response<BlobContentInfo>> UploadAsync(BinaryData content) => UploadAsync(content, false, CancellationToken.None);

    public virtual Task<Response<BlobContentInfo>> UploadAsync(string path) => UploadAsync(path, false, CancellationToken.None);

    public virtual Task<Response<BlobContentInfo>> UploadAsync(Stream content, CancellationToken cancellationToken) =>
        UploadAsync(content, false, cancellationToken);

    public virtual Task<Response<BlobContentInfo>> UploadAsync(BinaryData content, CancellationToken cancellationToken) =>
        UploadAsync(content, false, cancellationToken);

    public virtual Task<Response<BlobContentInfo>> UploadAsync(
        Stream content, bool overwrite = false, CancellationToken cancellationToken = default) =>
        UploadAsync(content, OptionsFor(overwrite), cancellationToken);

    public virtual Task<Response<BlobContentInfo>> UploadAsync(
        BinaryData content, bool overwrite = false, CancellationToken cancellationToken = default) =>
        UploadAsync(content, OptionsFor(overwrite), cancellationToken);

    public virtual async Task<Response<BlobContentInfo>> UploadAsync(
        string path, bool overwrite = false, CancellationToken cancellationToken = default)
    {
        await using var file = File.OpenRead(path);
        return await UploadAsync(file, overwrite, cancellationToken);
    }

    /// <exception cref="RequestFailedException">404 ContainerNotFound; 409 BlobAlreadyExists; 412 ConditionNotMet.</exception>
    public virtual async Task<Response<BlobContentInfo>> UploadAsync(
        Stream content, BlobUploadOptions? options, CancellationToken cancellationToken = default)
    {
        using var scope = Folder.BeginWork();
        var blob = await Folder.WriteAsync(BlobContainerName, Name, content, options ?? new BlobUploadOptions(), cancellationToken);
        return Response.FromValue(new BlobContentInfo(blob.ETag, blob.LastModified, blob.Hash), blob.Response(201));
    }

    /// <inheritdoc cref="UploadAsync(Stream, BlobUploadOptions, CancellationToken)"/>
    public virtual async Task<Response<BlobContentInfo>> UploadAsync(
        BinaryData content, BlobUploadOptions? options, CancellationToken cancellationToken = default)
    {
        await using var stream = content.ToStream();
        return await UploadAsync(stream, options, cancellationToken);
    }

    private static BlobUploadOptions OptionsFor(bool overwrite) => overwrite
        ? new BlobUploadOptions()
        : new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } };
}

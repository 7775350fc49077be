using Azure.Core;
using Azure.Storage.Blobs.Models;
using Serverless.LocalDev.Blobs;

namespace Azure.Storage.Blobs;

/// <summary>A container of blobs.</summary>
public class BlobContainerClient
{
    protected BlobContainerClient() => Uri = null!;

    public BlobContainerClient(string connectionString, string blobContainerName)
        : this(BlobAddress.Append(BlobAddress.EndpointOf(connectionString), blobContainerName)) { }

    public BlobContainerClient(Uri blobContainerUri, BlobClientOptions? options = default)
    {
        _ = options;
        Uri = blobContainerUri;
    }

    public BlobContainerClient(Uri blobContainerUri, TokenCredential credential, BlobClientOptions? options = default)
        : this(blobContainerUri, options) => ArgumentNullException.ThrowIfNull(credential);

    public virtual Uri Uri { get; }

    public virtual string AccountName => BlobAddress.AccountOf(Uri);

    public virtual string Name => BlobAddress.ContainerOf(Uri);

    public virtual BlobClient GetBlobClient(string blobName) => new(BlobAddress.Append(Uri, blobName));

    /// <exception cref="RequestFailedException">409 ContainerAlreadyExists; 400 InvalidResourceName.</exception>
    public virtual Task<Response<BlobContainerInfo>> CreateAsync(
        PublicAccessType publicAccessType = PublicAccessType.None, IDictionary<string, string>? metadata = default,
        BlobContainerEncryptionScopeOptions? encryptionScopeOptions = default, CancellationToken cancellationToken = default)
    {
        RefuseUnsupported(publicAccessType, metadata, encryptionScopeOptions);
        return Folder.RunAsync(201, () => Folder.CreateContainer(Name)
            ?? throw BlobFailure.Of(409, "ContainerAlreadyExists", "The specified container already exists."), cancellationToken);
    }

    /// <summary>A response without a value (null) when the container was there.</summary>
    public virtual Task<Response<BlobContainerInfo>> CreateIfNotExistsAsync(
        PublicAccessType publicAccessType = PublicAccessType.None, IDictionary<string, string>? metadata = default,
        BlobContainerEncryptionScopeOptions? encryptionScopeOptions = default, CancellationToken cancellationToken = default)
    {
        RefuseUnsupported(publicAccessType, metadata, encryptionScopeOptions);
        return CreateIfNotExistsAsync(cancellationToken);
    }

    public virtual Task<Response<BlobContainerInfo>> CreateIfNotExistsAsync(
        PublicAccessType publicAccessType, IDictionary<string, string>? metadata, CancellationToken cancellationToken) =>
        CreateIfNotExistsAsync(publicAccessType, metadata, null, cancellationToken);

    public virtual Task<Response<bool>> ExistsAsync(CancellationToken cancellationToken = default) =>
        Folder.RunAsync(200, () => Folder.ContainerExists(Name), cancellationToken);

    public virtual Task<Response<bool>> DeleteIfExistsAsync(
        BlobRequestConditions? conditions = default, CancellationToken cancellationToken = default)
    {
        if (conditions is not null) throw new NotSupportedException("BlobContainerClient.DeleteIfExistsAsync: conditions on containers are not embedded.");
        return Folder.RunAsync(202, () => Folder.DeleteContainer(Name), cancellationToken);
    }

    /// <summary>In order of name. Traits and states other than metadata are not kept by the embedded store.</summary>
    public virtual AsyncPageable<BlobItem> GetBlobsAsync(
        BlobTraits traits = BlobTraits.None, BlobStates states = BlobStates.None, string? prefix = default,
        CancellationToken cancellationToken = default)
    {
        if ((traits & ~BlobTraits.Metadata) != 0) throw new NotSupportedException($"BlobContainerClient.GetBlobsAsync: the traits {traits} are not embedded.");
        if (states != BlobStates.None) throw new NotSupportedException($"BlobContainerClient.GetBlobsAsync: the states {states} are not embedded.");
        return new BlobListing(Folder, Name, prefix ?? "", traits.HasFlag(BlobTraits.Metadata), cancellationToken);
    }

    private BlobFolder Folder => BlobFolder.At(Uri);

    private async Task<Response<BlobContainerInfo>> CreateIfNotExistsAsync(CancellationToken cancellationToken)
    {
        var created = await Folder.RunAsync(201, () => Folder.CreateContainer(Name), cancellationToken);
        return created.Value is null ? null! : Response.FromValue(created.Value, created.GetRawResponse());
    }

    private static void RefuseUnsupported(
        PublicAccessType access, IDictionary<string, string>? metadata, BlobContainerEncryptionScopeOptions? encryption)
    {
        if (access != PublicAccessType.None) throw new NotSupportedException("BlobContainerClient: public access is not embedded.");
        if (metadata is { Count: > 0 }) throw new NotSupportedException("BlobContainerClient: metadata of containers is not embedded.");
        if (encryption is not null) throw new NotSupportedException("BlobContainerClient: encryption scopes are not embedded.");
    }
}

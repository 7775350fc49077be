using Azure.Core;
using Azure.Storage.Blobs.Models;
using Serverless.LocalDev.Blobs;

namespace Azure.Storage.Blobs;

/// <summary>A storage account's blobs.</summary>
public class BlobServiceClient
{
    protected BlobServiceClient() => Uri = null!;

    public BlobServiceClient(string connectionString) : this(BlobAddress.EndpointOf(connectionString)) { }

    public BlobServiceClient(string connectionString, BlobClientOptions? options)
        : this(BlobAddress.EndpointOf(connectionString), options) { }

    public BlobServiceClient(Uri serviceUri, BlobClientOptions? options = default)
    {
        _ = options;
        Uri = serviceUri;
    }

    public BlobServiceClient(Uri serviceUri, TokenCredential credential, BlobClientOptions? options = default)
        : this(serviceUri, options) => ArgumentNullException.ThrowIfNull(credential);

    public virtual Uri Uri { get; }

    public virtual string AccountName => BlobAddress.AccountOf(Uri);

    public virtual BlobContainerClient GetBlobContainerClient(string blobContainerName) =>
        new(BlobAddress.Append(Uri, blobContainerName));

    /// <exception cref="RequestFailedException">409 ContainerAlreadyExists.</exception>
    public virtual async Task<Response<BlobContainerClient>> CreateBlobContainerAsync(
        string blobContainerName, PublicAccessType publicAccessType = PublicAccessType.None,
        IDictionary<string, string>? metadata = default, CancellationToken cancellationToken = default)
    {
        var container = GetBlobContainerClient(blobContainerName);
        var created = await container.CreateAsync(publicAccessType, metadata, cancellationToken: cancellationToken);
        return Response.FromValue(container, created.GetRawResponse());
    }
}

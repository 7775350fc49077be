using Serverless.LocalDev.Blobs.Requests;
using Serverless.LocalDev.Blobs.Storage;

namespace Serverless.LocalDev.Blobs.Http;

/// <summary>From address, method and the parameters restype and comp to what answers them.</summary>
internal sealed class Router(BlobAccount account)
{
    private readonly ContainerRequests containers = new(account);
    private readonly BlobReads reads = new(account);
    private readonly BlobWrites writes = new(account);
    private readonly BlockRequests blocks = new(account);

    /// <exception cref="BlobRefusal">What was asked is refused, not there, or not supported.</exception>
    public ValueTask<BlobResponse> RouteAsync(BlobRequest request, BlobTarget target, CancellationToken cancellation)
    {
        var operation = $"{request.Method} {request.Query("comp")}".TrimEnd();
        if (target.Container is not { } container) return new(AtAccount(request, target, operation));
        if (request.Query("restype") is "container" && target.Blob is null) return new(AtContainer(request, target, operation));
        // An address of one segment is a blob's in the root container, and there is none here.
        return target.Blob is { } blob ? AtBlobAsync(request, container, blob, operation, cancellation) : throw BlobRefusal.ContainerNotFound();
    }

    private BlobResponse AtAccount(BlobRequest request, BlobTarget target, string operation) => operation switch
    {
        "GET list" => ContainerListing.Answer(account, request, target),
        _ => throw Unsupported(request),
    };

    private BlobResponse AtContainer(BlobRequest request, BlobTarget target, string operation) => operation switch
    {
        "PUT" => containers.Create(request, target.Container!),
        "GET" or "HEAD" or "GET metadata" or "HEAD metadata" => containers.Properties(target.Container!),
        "PUT metadata" => containers.SetMetadata(request, target.Container!),
        "DELETE" => containers.Delete(request, target.Container!),
        "GET list" => BlobListing.Answer(account, request, target),
        _ => throw Unsupported(request),
    };

    private ValueTask<BlobResponse> AtBlobAsync(BlobRequest request, string container, string blob, string operation, CancellationToken cancellation) => operation switch
    {
        _ when request.Query("snapshot") is not null || request.Query("versionid") is not null => throw BlobRefusal.NotSupported("snapshots and versions"),
        "GET" => new(reads.Download(request, container, blob)),
        "HEAD" or "GET metadata" or "HEAD metadata" => new(reads.Properties(request, container, blob)),
        "PUT" => writes.PutAsync(request, container, blob, cancellation),
        "PUT metadata" => writes.SetMetadataAsync(request, container, blob, cancellation),
        "PUT properties" => writes.SetHeadersAsync(request, container, blob, cancellation),
        "DELETE" => new(writes.Delete(request, container, blob)),
        "PUT block" => blocks.StageAsync(request, container, blob, cancellation),
        "PUT blocklist" => blocks.CommitAsync(request, container, blob, cancellation),
        "GET blocklist" => new(blocks.List(request, container, blob)),
        _ => throw Unsupported(request),
    };

    private static BlobRefusal Unsupported(BlobRequest request) =>
        BlobRefusal.NotSupported($"{request.Method} with restype={request.Query("restype")} and comp={request.Query("comp")}");
}

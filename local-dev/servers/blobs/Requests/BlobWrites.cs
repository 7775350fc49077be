using Serverless.LocalDev.Blobs.Http;
using Serverless.LocalDev.Blobs.Storage;

namespace Serverless.LocalDev.Blobs.Requests;

/// <summary>Put Blob, Set Blob Metadata, Set Blob Properties and Delete Blob.</summary>
internal sealed class BlobWrites(BlobAccount account)
{
    private const int LongestName = 1024;

    public async ValueTask<BlobResponse> PutAsync(BlobRequest request, string container, string name, CancellationToken cancellation)
    {
        if (request.Header("x-ms-blob-type") is not "BlockBlob") throw BlobRefusal.NotSupported("append and page blobs");
        CheckName(name);
        var (conditions, metadata, headers) = (Conditions.Of(request), Metadata.Of(request), UploadHeaders.Of(request, orPlain: true));
        // Refused before its content is read where it can be, and once more when it is placed.
        account.Read(container, blobs => { conditions.CheckUpload(blobs.Find(name)?.Header); return true; });
        using var incoming = await account.ReceiveAsync(request.Body, cancellation);
        UploadHeaders.CheckMd5(request, incoming);
        var blob = account.Place(container, name, incoming, (existing, now) =>
        {
            conditions.CheckUpload(existing);
            return new BlobHeader(name, 0, now, now, incoming.Length, request.Header("x-ms-blob-content-md5") ?? incoming.Md5, headers, metadata, []);
        });
        return Written(201, blob).With("Content-MD5", incoming.Md5);
    }

    public ValueTask<BlobResponse> SetMetadataAsync(BlobRequest request, string container, string name, CancellationToken cancellation)
    {
        var metadata = Metadata.Of(request);
        return ChangeAsync(request, container, name, blob => blob with { Metadata = metadata }, cancellation);
    }

    /// <summary>What is not given is taken away.</summary>
    public ValueTask<BlobResponse> SetHeadersAsync(BlobRequest request, string container, string name, CancellationToken cancellation)
    {
        var headers = UploadHeaders.Of(request, orPlain: false);
        return ChangeAsync(request, container, name, blob => blob with { Content = headers, Md5 = request.Header("x-ms-blob-content-md5") }, cancellation);
    }

    public BlobResponse Delete(BlobRequest request, string container, string name)
    {
        account.DeleteBlob(container, name, Conditions.Of(request).CheckWrite);
        return new BlobResponse(202).With("x-ms-delete-type-permanent", "true");
    }

    /// <exception cref="BlobRefusal">400: empty or over 1,024 characters.</exception>
    public static void CheckName(string name)
    {
        if (name.Length is 0 or > LongestName) throw BlobRefusal.InvalidResourceName();
    }

    public static BlobResponse Written(int status, BlobHeader blob) =>
        new BlobResponse(status).With(blob.ETag, blob.LastModified).With("x-ms-request-server-encrypted", "true");

    private async ValueTask<BlobResponse> ChangeAsync(
        BlobRequest request, string container, string name, Func<BlobHeader, BlobHeader> change, CancellationToken cancellation)
    {
        var conditions = Conditions.Of(request);
        var (read, content) = account.Read(container, blobs => blobs.Find(name) is { } blob ? (blob.Header, blob.OpenRead()) : throw BlobRefusal.BlobNotFound());
        await using var source = content;
        using var incoming = await account.ReceiveAsync(source, cancellation);
        var changed = account.Place(container, name, incoming, (existing, now) =>
        {
            conditions.CheckWrite(existing);
            // Another content came meanwhile: what was copied is not to take its place.
            if (existing?.ETag != read.ETag) throw BlobRefusal.ConditionNotMet();
            return change(existing) with { LastModified = now };
        });
        return Written(200, changed);
    }
}

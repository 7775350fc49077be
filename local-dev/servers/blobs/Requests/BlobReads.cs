using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Serverless.LocalDev.Blobs.Http;
using Serverless.LocalDev.Blobs.Storage;

namespace Serverless.LocalDev.Blobs.Requests;

/// <summary>Get Blob and Get Blob Properties.</summary>
internal sealed class BlobReads(BlobAccount account)
{
    private const long LargestHashedRange = 4 * 1024 * 1024;

    public BlobResponse Properties(BlobRequest request, string container, string name)
    {
        var blob = account.Read(container, blobs => Found(request, blobs, name)).Header;
        return Described(new BlobResponse(200) { ContentType = TypeOf(blob), ContentLength = blob.Length }, blob).With("Content-MD5", blob.Md5);
    }

    public BlobResponse Download(BlobRequest request, string container, string name)
    {
        // Opened before another write may take the content's place.
        var (blob, content) = account.Read(container, blobs =>
        {
            var found = Found(request, blobs, name);
            return (found.Header, found.OpenRead());
        });
        try
        {
            return ContentRange.Of(request, blob.Length) is { } range ? Part(request, blob, content, range) : Whole(blob, content);
        }
        catch
        {
            content.Dispose();
            throw;
        }
    }

    private static StoredBlob Found(BlobRequest request, BlobContainer blobs, string name)
    {
        var blob = blobs.Find(name);
        Conditions.Of(request).CheckRead(blob?.Header);
        return blob ?? throw BlobRefusal.BlobNotFound();
    }

    private static BlobResponse Whole(BlobHeader blob, Stream content) =>
        Described(new BlobResponse(200) { ContentType = TypeOf(blob), Content = content, ContentLength = blob.Length }, blob).With("Content-MD5", blob.Md5);

    private static BlobResponse Part(BlobRequest request, BlobHeader blob, Stream content, ContentRange range)
    {
        var isHashed = request.Header("x-ms-range-get-content-md5") is "true";
        if (isHashed && range.Length > LargestHashedRange) throw BlobRefusal.InvalidHeader("x-ms-range-get-content-md5");
        var part = new PartStream(content, range.Start, range.Length);
        return Described(new BlobResponse(206) { ContentType = TypeOf(blob), Content = part, ContentLength = range.Length }, blob)
            .With("Content-Range", range.Text(blob.Length))
            .With("Content-MD5", isHashed ? Hash(part) : null)
            .With("x-ms-blob-content-md5", blob.Md5);
    }

    private static BlobResponse Described(BlobResponse answer, BlobHeader blob) => answer.With(blob.ETag, blob.LastModified)
        .With(blob.Metadata)
        .With("x-ms-creation-time", BlobResponse.HttpDate(blob.CreatedOn))
        .With("x-ms-blob-type", "BlockBlob")
        .With("x-ms-lease-status", "unlocked")
        .With("x-ms-lease-state", "available")
        .With("x-ms-server-encrypted", "true")
        .With("Accept-Ranges", "bytes")
        .With("Content-Encoding", blob.Content.Encoding)
        .With("Content-Language", blob.Content.Language)
        .With("Content-Disposition", blob.Content.Disposition)
        .With("Cache-Control", blob.Content.CacheControl);

    private static string TypeOf(BlobHeader blob) => blob.Content.Type ?? BlobListing.DefaultContentType;

    [SuppressMessage("Security", "CA5351", Justification = "Content-MD5 is the service's checksum, not a protection.")]
    private static string Hash(Stream part)
    {
        var hash = Convert.ToBase64String(MD5.HashData(part));
        part.Position = 0;
        return hash;
    }
}

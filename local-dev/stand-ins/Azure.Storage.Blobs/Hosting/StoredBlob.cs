using System.Globalization;
using Azure;
using Azure.Core;
using Azure.Storage.Blobs.Models;

namespace Serverless.LocalDev.Blobs;

/// <summary>A blob as it stands; an upload makes a new one.</summary>
internal sealed class StoredBlob(BlobHeader header, Func<Stream> open)
{
    public BlobHeader Header => header;

    public ETag ETag { get; } = new(string.Create(CultureInfo.InvariantCulture, $"\"0x{header.LastModified.UtcTicks:X}{header.Sequence:X4}\""));

    public DateTimeOffset LastModified => header.LastModified;

    public byte[] Hash => Convert.FromBase64String(header.Md5);

    public string ContentType => header.ContentType ?? "application/octet-stream";

    public Stream OpenRead() => open();

    public Response Response(int status) => new EmbeddedResponse(
        status, new HttpHeader("ETag", ETag.ToString("H")), new HttpHeader("Last-Modified", LastModified.ToString("R", CultureInfo.InvariantCulture)));

    public BlobProperties Properties() => new()
    {
        LastModified = LastModified,
        CreatedOn = header.CreatedOn,
        Metadata = Metadata(),
        ContentLength = header.Length,
        ContentType = ContentType,
        ETag = ETag,
        ContentHash = Hash,
        ContentEncoding = header.ContentEncoding,
        ContentDisposition = header.ContentDisposition,
        ContentLanguage = header.ContentLanguage,
        CacheControl = header.CacheControl,
    };

    public BlobDownloadDetails Details() => new()
    {
        LastModified = LastModified,
        CreatedOn = header.CreatedOn,
        Metadata = Metadata(),
        ContentLength = header.Length,
        ContentType = ContentType,
        ETag = ETag,
        ContentHash = Hash,
        ContentEncoding = header.ContentEncoding,
        ContentDisposition = header.ContentDisposition,
        ContentLanguage = header.ContentLanguage,
        CacheControl = header.CacheControl,
    };

    public BlobItem Item(bool withMetadata) => new(header.Name, new BlobItemProperties
    {
        LastModified = LastModified,
        CreatedOn = header.CreatedOn,
        ContentLength = header.Length,
        ContentType = ContentType,
        ContentHash = Hash,
        BlobType = BlobType.Block,
        ETag = ETag,
    }, withMetadata ? Metadata() : null);

    private Dictionary<string, string> Metadata() => new(header.Metadata, StringComparer.OrdinalIgnoreCase);
}

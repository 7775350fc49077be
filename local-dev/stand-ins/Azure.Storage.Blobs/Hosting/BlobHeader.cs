namespace Serverless.LocalDev.Blobs;

/// <summary>All that is kept of a blob besides its content; on disk, the JSON line in front of it.</summary>
internal sealed record BlobHeader(
    string Name,
    long Sequence,
    DateTimeOffset CreatedOn,
    DateTimeOffset LastModified,
    long Length,
    string Md5,
    string? ContentType,
    string? ContentEncoding,
    string? ContentLanguage,
    string? ContentDisposition,
    string? CacheControl,
    IReadOnlyDictionary<string, string> Metadata);

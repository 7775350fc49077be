using Serverless.LocalDev.Blobs.Http;
using Serverless.LocalDev.Blobs.Storage;

namespace Serverless.LocalDev.Blobs.Requests;

/// <summary>What an upload says of its content.</summary>
internal static class UploadHeaders
{
    /// <param name="orPlain">The header of the same name without x-ms-blob- does too where the body is the blob's content.</param>
    public static ContentHeaders Of(BlobRequest request, bool orPlain)
    {
        return new(Value("Content-Type"), Value("Content-Encoding"), Value("Content-Language"), Value("Content-Disposition"), Value("Cache-Control"));

        string? Value(string name) => request.Header($"x-ms-blob-{name}") ?? (orPlain ? request.Header(name) : null);
    }

    /// <exception cref="BlobRefusal">400: what came is not what was sent.</exception>
    public static void CheckMd5(BlobRequest request, IncomingBlob incoming)
    {
        if (request.Header("Content-MD5") is { } sent && sent != incoming.Md5)
            throw new BlobRefusal(400, "Md5Mismatch", "The MD5 value specified in the request did not match with the MD5 value calculated by the server.");
    }
}

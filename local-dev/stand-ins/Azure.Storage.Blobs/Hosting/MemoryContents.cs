using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Serverless.LocalDev.Blobs;

/// <summary>Blobs that end with the process.</summary>
[SuppressMessage("Security", "CA5351", Justification = "Content-MD5 is the service's checksum, not a protection.")]
internal sealed class MemoryContents : IBlobContents
{
    public IEnumerable<string> Containers() => [];

    public IEnumerable<(string Container, StoredBlob Blob)> Blobs() => [];

    public void CreateContainer(string container) { }

    public void DeleteContainer(string container) { }

    public void Delete(string container, string name) { }

    public async Task<IncomingBlob> ReceiveAsync(Stream content, CancellationToken cancellation)
    {
        using var buffer = new MemoryStream();
        await content.CopyToAsync(buffer, cancellation);
        var bytes = buffer.ToArray();
        return new Incoming(bytes) { Length = bytes.Length, Md5 = Convert.ToBase64String(MD5.HashData(bytes)) };
    }

    private sealed class Incoming(byte[] bytes) : IncomingBlob
    {
        public override StoredBlob Place(string container, BlobHeader header) => new(header, () => new MemoryStream(bytes, writable: false));
    }
}

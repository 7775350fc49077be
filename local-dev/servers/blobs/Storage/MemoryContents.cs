using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Serverless.LocalDev.Blobs.Storage;

/// <summary>Blobs that end with the process. Used by one thread at a time but for <see cref="ReceiveAsync"/>.</summary>
[SuppressMessage("Security", "CA5351", Justification = "Content-MD5 is the service's checksum, not a protection.")]
internal sealed class MemoryContents : IBlobContents
{
    private readonly Dictionary<(string Container, string Blob), SortedList<string, StagedBlock>> staged = [];

    public IEnumerable<(string Name, ContainerHeader Header)> Containers() => [];

    public IEnumerable<StoredBlob> Blobs(string container) => [];

    public void KeepContainer(string container, ContainerHeader header) { }

    public void DeleteContainer(string container)
    {
        foreach (var place in staged.Keys.Where(place => place.Container == container).ToList()) staged.Remove(place);
    }

    public void DeleteBlob(string container, string blob) { }

    public async Task<IncomingBlob> ReceiveAsync(Stream content, CancellationToken cancellation)
    {
        using var buffer = new MemoryStream();
        await content.CopyToAsync(buffer, cancellation);
        var bytes = buffer.ToArray();
        return new Incoming(this, bytes) { Length = bytes.Length, Md5 = Convert.ToBase64String(MD5.HashData(bytes)) };
    }

    public IReadOnlyList<StagedBlock> Staged(string container, string blob) => staged.TryGetValue((container, blob), out var blocks) ? [.. blocks.Values] : [];

    public void DropStaged(string container, string blob) => staged.Remove((container, blob));

    private sealed class Incoming(MemoryContents contents, byte[] bytes) : IncomingBlob
    {
        public override StoredBlob Place(string container, BlobHeader header) => new(header, Open);

        public override void Stage(string container, string blob, string blockId)
        {
            if (!contents.staged.TryGetValue((container, blob), out var blocks)) contents.staged[(container, blob)] = blocks = new(StringComparer.Ordinal);
            blocks[blockId] = new StagedBlock(blockId, bytes.Length, Open);
        }

        private MemoryStream Open() => new(bytes, writable: false);
    }
}

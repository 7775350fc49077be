using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text.Json;

namespace Serverless.LocalDev.Blobs;

/// <summary>
/// Blobs as files: the content, then its header as JSON, then the header's length in four bytes, so that a content streams
/// in before its header is known and both arrive with one rename.
/// </summary>
[SuppressMessage("Security", "CA5351", Justification = "Content-MD5 is the service's checksum, not a protection.")]
internal sealed class FileContents : IBlobContents
{
    private const string Unplaced = ".incoming";
    private readonly string directory;
    private long received;

    public FileContents(string directory)
    {
        this.directory = Path.GetFullPath(directory);
        var unplaced = Path.Combine(this.directory, Unplaced);
        // What a killed process was still receiving was acknowledged to nobody.
        if (Directory.Exists(unplaced)) Directory.Delete(unplaced, recursive: true);
        Directory.CreateDirectory(unplaced);
    }

    public IEnumerable<string> Containers() => Directory.EnumerateDirectories(directory)
        .Select(path => Path.GetFileName(path)).Where(name => name != Unplaced);

    public IEnumerable<(string Container, StoredBlob Blob)> Blobs() =>
        from container in Containers()
        from file in Directory.EnumerateFiles(Path.Combine(directory, container), "*.blob", SearchOption.AllDirectories)
        select (container, BlobAt(file, ReadHeader(file)));

    public void CreateContainer(string container) => Directory.CreateDirectory(Path.Combine(directory, container));

    public void DeleteContainer(string container) => Directory.Delete(Path.Combine(directory, container), recursive: true);

    public void Delete(string container, string name) => File.Delete(PathOf(container, name));

    public async Task<IncomingBlob> ReceiveAsync(Stream content, CancellationToken cancellation)
    {
        var path = Path.Combine(directory, Unplaced, $"{Interlocked.Increment(ref received)}.blob");
        await using var file = File.Create(path);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        var buffer = new byte[81920];
        int read;
        while ((read = await content.ReadAsync(buffer, cancellation)) > 0)
        {
            hash.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read), cancellation);
        }
        return new Incoming(this, path) { Length = file.Length, Md5 = Convert.ToBase64String(hash.GetHashAndReset()) };
    }

    private string PathOf(string container, string name) => Path.Combine(directory, container, BlobPath.Of(name));

    private static StoredBlob BlobAt(string file, BlobHeader header) => new(header, () => new ContentStream(File.Open(
        file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete), header.Length));

    private static BlobHeader ReadHeader(string path)
    {
        using var file = File.OpenRead(path);
        Span<byte> length = stackalloc byte[4];
        file.Position = file.Length - length.Length;
        file.ReadExactly(length);
        var header = new byte[BitConverter.ToInt32(length)];
        file.Position = file.Length - length.Length - header.Length;
        file.ReadExactly(header);
        return JsonSerializer.Deserialize<BlobHeader>(header) ?? throw new InvalidDataException($"{path} has no header.");
    }

    private sealed class Incoming(FileContents contents, string path) : IncomingBlob
    {
        public override StoredBlob Place(string container, BlobHeader header)
        {
            var json = JsonSerializer.SerializeToUtf8Bytes(header);
            using (var file = new FileStream(path, FileMode.Append))
            {
                file.Write(json);
                file.Write(BitConverter.GetBytes(json.Length));
            }
            var target = contents.PathOf(container, header.Name);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Move(path, target, overwrite: true);
            return BlobAt(target, header);
        }

        public override void Dispose()
        {
            File.Delete(path);
            base.Dispose();
        }
    }
}

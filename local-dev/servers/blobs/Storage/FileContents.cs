using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text.Json;
using Serverless.LocalDev.Access;

namespace Serverless.LocalDev.Blobs.Storage;

/// <summary>
/// Blobs as files: the content, then its header as JSON, then the header's length in four bytes, so that a content streams
/// in before its header is known and both arrive with one rename. After a kill a blob is the old one or the new one, never
/// part of either.
/// </summary>
[SuppressMessage("Security", "CA5351", Justification = "Content-MD5 is the service's checksum, not a protection.")]
internal sealed class FileContents : IBlobContents
{
    // No container's name begins with a dot.
    private const string Unplaced = ".incoming";
    private const string StagedBlocks = ".staged";
    private const string ContainerFile = ".container";
    private readonly string directory;
    private long received;

    public FileContents(string directory)
    {
        this.directory = Path.GetFullPath(directory);
        var unplaced = Path.Combine(this.directory, Unplaced);
        // What a killed process was still receiving was acknowledged to nobody.
        if (Directory.Exists(unplaced)) Directory.Delete(unplaced, recursive: true);
        PrivateFiles.CreateFolder(unplaced);
    }

    public IEnumerable<(string Name, ContainerHeader Header)> Containers() =>
        from path in Directory.EnumerateDirectories(directory)
        let file = Path.Combine(path, ContainerFile)
        where File.Exists(file)
        select (Path.GetFileName(path), JsonSerializer.Deserialize<ContainerHeader>(File.ReadAllBytes(file))!);

    public IEnumerable<StoredBlob> Blobs(string container) =>
        Directory.EnumerateFiles(Path.Combine(directory, container), "*.blob", SearchOption.AllDirectories).Select(file => BlobAt(file, ReadHeader(file)));

    public void KeepContainer(string container, ContainerHeader header)
    {
        var target = Path.Combine(directory, container, ContainerFile);
        // Blobs that a deletion cut short left behind are not the new container's.
        if (!File.Exists(target)) DeleteContainer(container);
        var incoming = NextUnplaced();
        using (var file = PrivateFiles.Open(incoming, FileMode.Create)) JsonSerializer.Serialize(file, header);
        Move(incoming, target);
    }

    public void DeleteContainer(string container)
    {
        // Without this file the rest is no container any more, should the process be killed half-way.
        var header = Path.Combine(directory, container, ContainerFile);
        if (File.Exists(header)) File.Delete(header);
        DeleteDirectory(Path.Combine(directory, StagedBlocks, container));
        DeleteDirectory(Path.Combine(directory, container));
    }

    public void DeleteBlob(string container, string blob) => File.Delete(PathOf(container, blob));

    public async Task<IncomingBlob> ReceiveAsync(Stream content, CancellationToken cancellation)
    {
        var path = NextUnplaced();
        await using var file = PrivateFiles.Open(path, FileMode.Create);
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

    public IReadOnlyList<StagedBlock> Staged(string container, string blob)
    {
        var folder = new DirectoryInfo(StagingOf(container, blob));
        if (!folder.Exists) return [];
        return [.. folder.EnumerateFiles().Select(file => new StagedBlock(
            Convert.ToBase64String(Convert.FromHexString(file.Name)), file.Length, file.OpenRead)).OrderBy(block => block.Id, StringComparer.Ordinal)];
    }

    public void DropStaged(string container, string blob) => DeleteDirectory(StagingOf(container, blob));

    private string NextUnplaced() => Path.Combine(directory, Unplaced, $"{Interlocked.Increment(ref received)}.blob");

    private string PathOf(string container, string name) => Path.Combine(directory, container, BlobPath.Of(name));

    private string StagingOf(string container, string name) => Path.Combine(directory, StagedBlocks, container, BlobPath.Of(name));

    private static void Move(string from, string to)
    {
        PrivateFiles.CreateFolder(Path.GetDirectoryName(to)!);
        File.Move(from, to, overwrite: true);
    }

    private static void DeleteDirectory(string path)
    {
        if (Directory.Exists(path)) Directory.Delete(path, recursive: true);
    }

    private static StoredBlob BlobAt(string file, BlobHeader header) => new(header, () => new PartStream(File.Open(
        file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete), 0, header.Length));

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
            Move(path, target);
            return BlobAt(target, header);
        }

        public override void Stage(string container, string blob, string blockId) =>
            Move(path, Path.Combine(contents.StagingOf(container, blob), Convert.ToHexStringLower(Convert.FromBase64String(blockId))));

        public override void Dispose()
        {
            File.Delete(path);
            base.Dispose();
        }
    }
}

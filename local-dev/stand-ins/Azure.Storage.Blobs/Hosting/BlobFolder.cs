using System.Text.RegularExpressions;
using Azure;
using Azure.Storage.Blobs.Models;
using Serverless.LocalDev.Store;

namespace Serverless.LocalDev.Blobs;

/// <summary>
/// A storage account: containers of blobs, in memory or as files of a directory. What a client was told is written was
/// renamed into place whole: after a kill a blob is the old one or the new one, never part of either.
/// </summary>
internal sealed partial class BlobFolder : IDisposable
{
    private readonly Dictionary<string, SortedDictionary<string, StoredBlob>> containers = new(StringComparer.Ordinal);
    private readonly Lock gate = new();
    private readonly IBlobContents contents;
    private readonly CloudClock clock;
    private readonly IDisposable registration;
    private long sequence;

    private BlobFolder(string host, IBlobContents contents, CloudClock clock)
    {
        this.contents = contents;
        this.clock = clock;
        foreach (var container in contents.Containers()) containers[container] = new(StringComparer.Ordinal);
        foreach (var (container, blob) in contents.Blobs())
        {
            containers[container][blob.Header.Name] = blob;
            sequence = Math.Max(sequence, blob.Header.Sequence);
        }
        registration = EmbeddedEndpoints.Register(host, this);
    }

    /// <summary>Opens the account under <paramref name="host"/>, such as <c>utility.blob.embedded</c>.</summary>
    /// <param name="host">The host name clients give.</param>
    /// <param name="directory">Where the files lie; null keeps everything in memory.</param>
    /// <param name="clock">Stamps what is written.</param>
    public static BlobFolder Open(string host, string? directory, CloudClock clock) =>
        new(host, directory is null ? new MemoryContents() : new FileContents(directory), clock);

    public static BlobFolder At(Uri address) => EmbeddedEndpoints.Resolve<BlobFolder>(address.Host);

    public WorkScope BeginWork() => clock.Work.Begin(WorkKind.Write);

    public Task<Response<T>> RunAsync<T>(int status, Func<T> operation, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        using var scope = BeginWork();
        try
        {
            return Task.FromResult(Response.FromValue(operation(), new EmbeddedResponse(status)));
        }
        catch (RequestFailedException refused)
        {
            return Task.FromException<Response<T>>(refused);
        }
    }

    /// <summary>Null when it was there.</summary>
    public BlobContainerInfo? CreateContainer(string name)
    {
        if (!ContainerName().IsMatch(name)) throw BlobFailure.Of(400, "InvalidResourceName", "The specified resource name contains invalid characters.");
        lock (gate)
        {
            if (!containers.TryAdd(name, new(StringComparer.Ordinal))) return null;
            contents.CreateContainer(name);
            return new BlobContainerInfo(new ETag($"\"0x{clock.UtcNow.UtcTicks:X}\""), clock.UtcNow);
        }
    }

    public bool ContainerExists(string name)
    {
        lock (gate) return containers.ContainsKey(name);
    }

    public bool DeleteContainer(string name)
    {
        lock (gate)
        {
            if (!containers.Remove(name)) return false;
            contents.DeleteContainer(name);
            return true;
        }
    }

    public bool Exists(string container, string name)
    {
        lock (gate) return containers.TryGetValue(container, out var blobs) && blobs.ContainsKey(name);
    }

    public StoredBlob Find(string container, string name, BlobRequestConditions? conditions)
    {
        lock (gate)
        {
            var blob = Container(container).GetValueOrDefault(name) ?? throw BlobFailure.BlobNotFound();
            BlobConditions.CheckRead(conditions, blob);
            return blob;
        }
    }

    public bool Delete(string container, string name, BlobRequestConditions? conditions)
    {
        lock (gate)
        {
            if (!containers.TryGetValue(container, out var blobs) || !blobs.TryGetValue(name, out var blob)) return false;
            BlobConditions.CheckWrite(conditions, blob);
            contents.Delete(container, name);
            return blobs.Remove(name);
        }
    }

    public List<StoredBlob> List(string container, string prefix, string? after, int count)
    {
        lock (gate)
        {
            return [.. Container(container)
                .Where(blob => blob.Key.StartsWith(prefix, StringComparison.Ordinal) && string.CompareOrdinal(blob.Key, after) > 0)
                .Take(count).Select(blob => blob.Value)];
        }
    }

    public async Task<StoredBlob> WriteAsync(
        string container, string name, Stream content, BlobUploadOptions options, CancellationToken cancellation)
    {
        if (name.Length is 0 or > 1024) throw BlobFailure.Of(400, "InvalidResourceName", "A blob's name has 1 to 1,024 characters.");
        using var incoming = await contents.ReceiveAsync(content, cancellation);
        lock (gate)
        {
            var blobs = Container(container);
            var existing = blobs.GetValueOrDefault(name);
            BlobConditions.CheckWrite(options.Conditions, existing);
            var now = clock.UtcNow;
            var headers = options.HttpHeaders;
            return blobs[name] = incoming.Place(container, new BlobHeader(
                name, ++sequence, existing?.Header.CreatedOn ?? now, now, incoming.Length, incoming.Md5,
                headers?.ContentType, headers?.ContentEncoding, headers?.ContentLanguage, headers?.ContentDisposition, headers?.CacheControl,
                new Dictionary<string, string>(options.Metadata ?? new Dictionary<string, string>(), StringComparer.OrdinalIgnoreCase)));
        }
    }

    public void Dispose() => registration.Dispose();

    private SortedDictionary<string, StoredBlob> Container(string name) => containers.GetValueOrDefault(name) ?? throw BlobFailure.ContainerNotFound();

    [GeneratedRegex("^(?=.{3,63}$)[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex ContainerName();
}

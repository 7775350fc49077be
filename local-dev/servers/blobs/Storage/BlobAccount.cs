using Serverless.LocalDev.Store;

namespace Serverless.LocalDev.Blobs.Storage;

/// <summary>A storage account: its containers and their blobs. Conditions are checked where nothing comes between.</summary>
internal sealed class BlobAccount
{
    private readonly SortedDictionary<string, BlobContainer> containers = new(StringComparer.Ordinal);
    private readonly Lock gate = new();
    private readonly IBlobContents contents;
    private readonly CloudClock clock;
    private long sequence;

    public BlobAccount(IBlobContents contents, CloudClock clock)
    {
        this.contents = contents;
        this.clock = clock;
        foreach (var (name, header) in contents.Containers())
        {
            var container = containers[name] = new BlobContainer(header);
            foreach (var blob in contents.Blobs(name)) container.Put(blob);
            sequence = container.Blobs.Select(blob => blob.Header.Sequence).Append(header.Sequence).Append(sequence).Max();
        }
    }

    public IReadOnlyList<(string Name, ContainerHeader Header)> Containers(string prefix)
    {
        lock (gate) return [.. containers.Where(entry => entry.Key.StartsWith(prefix, StringComparison.Ordinal)).Select(entry => (entry.Key, entry.Value.Header))];
    }

    /// <exception cref="BlobRefusal">409 ContainerAlreadyExists.</exception>
    public ContainerHeader CreateContainer(string name, IReadOnlyDictionary<string, string> metadata)
    {
        lock (gate)
        {
            if (containers.ContainsKey(name)) throw new BlobRefusal(409, "ContainerAlreadyExists", "The specified container already exists.");
            var header = new ContainerHeader(++sequence, clock.UtcNow, metadata);
            contents.KeepContainer(name, header);
            containers[name] = new BlobContainer(header);
            return header;
        }
    }

    /// <exception cref="BlobRefusal">404 ContainerNotFound, or what <paramref name="check"/> throws.</exception>
    public ContainerHeader ChangeContainer(string name, Action<ContainerHeader> check, IReadOnlyDictionary<string, string> metadata)
    {
        lock (gate)
        {
            var container = Container(name);
            check(container.Header);
            var header = new ContainerHeader(++sequence, clock.UtcNow, metadata);
            contents.KeepContainer(name, header);
            return container.Header = header;
        }
    }

    /// <inheritdoc cref="ChangeContainer"/>
    public void DeleteContainer(string name, Action<ContainerHeader> check)
    {
        lock (gate)
        {
            check(Container(name).Header);
            contents.DeleteContainer(name);
            containers.Remove(name);
        }
    }

    /// <exception cref="BlobRefusal">404 ContainerNotFound.</exception>
    public T Read<T>(string container, Func<BlobContainer, T> look)
    {
        lock (gate) return look(Container(container));
    }

    /// <exception cref="BlobRefusal">404 ContainerNotFound or BlobNotFound, or what <paramref name="check"/> throws.</exception>
    public void DeleteBlob(string container, string name, Action<BlobHeader?> check)
    {
        lock (gate)
        {
            var blobs = Container(container);
            check(blobs.Find(name)?.Header);
            if (blobs.Find(name) is null) throw BlobRefusal.BlobNotFound();
            contents.DeleteBlob(container, name);
            blobs.Remove(name);
        }
    }

    public Task<IncomingBlob> ReceiveAsync(Stream content, CancellationToken cancellation) => contents.ReceiveAsync(content, cancellation);

    /// <summary>Puts a content that was received in a blob's place, whatever was staged for it being dropped.</summary>
    /// <param name="draft">The header by what stands there and the time; the account numbers it.</param>
    /// <exception cref="BlobRefusal">404 ContainerNotFound, or what <paramref name="draft"/> throws.</exception>
    public BlobHeader Place(string container, string name, IncomingBlob incoming, Func<BlobHeader?, DateTimeOffset, BlobHeader> draft)
    {
        lock (gate)
        {
            var blobs = Container(container);
            var blob = incoming.Place(container, draft(blobs.Find(name)?.Header, clock.UtcNow) with { Sequence = ++sequence });
            contents.DropStaged(container, name);
            blobs.Put(blob);
            return blob.Header;
        }
    }

    /// <exception cref="BlobRefusal">404 ContainerNotFound, or what <paramref name="check"/> throws.</exception>
    public void Stage(string container, string name, IncomingBlob incoming, string blockId, Action<IReadOnlyList<StagedBlock>> check)
    {
        lock (gate)
        {
            Container(container);
            check(contents.Staged(container, name));
            incoming.Stage(container, name, blockId);
        }
    }

    /// <summary>A blob as committed, if it was, and the blocks staged for it.</summary>
    /// <exception cref="BlobRefusal">404 ContainerNotFound.</exception>
    public (StoredBlob? Blob, IReadOnlyList<StagedBlock> Staged) Blocks(string container, string name)
    {
        lock (gate) return (Container(container).Find(name), contents.Staged(container, name));
    }

    private BlobContainer Container(string name) => containers.GetValueOrDefault(name) ?? throw BlobRefusal.ContainerNotFound();
}

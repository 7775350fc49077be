using Serverless.LocalDev.Cosmos.Resources;
using Serverless.LocalDev.Store;

namespace Serverless.LocalDev.Cosmos.Documents;

/// <summary>
/// A container: decisions in memory under one short lock, their rows queued to the store inside it, so that the order of
/// rows is the order of decisions.
/// </summary>
internal sealed class DocumentContainer
{
    private readonly Lock gate = new();
    private readonly ContainerDocuments documents;
    private readonly CloudClock clock;
    private readonly CloudStore store;
    private readonly ExpirySweep sweep;

    public DocumentContainer(ContainerResource resource, CloudClock clock, CloudStore store, ExpirySweep sweep)
    {
        Resource = resource;
        documents = new ContainerDocuments(resource.DatabaseNumber, resource.Number, resource.Definition);
        this.clock = clock;
        this.store = store;
        this.sweep = sweep;
    }

    public ContainerResource Resource { get; }

    public long Lsn { get { lock (gate) return documents.Lsn; } }

    public int Count { get { lock (gate) return documents.InOrder.Count; } }

    private long Now => clock.UtcNow.ToUnixTimeSeconds();

    public void Load(StoreConnection connection, long lsn)
    {
        lock (gate)
        {
            DocumentRows.Load(connection, documents, lsn);
            foreach (var version in documents.InOrder.All()) Watch(version);
        }
    }

    /// <summary>A changed definition: its default time to live holds for what is there already, counted from the last change.</summary>
    public void Redefine(ContainerDefinition definition)
    {
        lock (gate)
        {
            var isSame = definition.DefaultTimeToLive == documents.Definition.DefaultTimeToLive;
            documents.Definition = definition;
            Resource.Definition = definition;
            if (isSame) return;
            var change = new DocumentChange(documents.Number);
            foreach (var (slot, document) in documents.InOrder.All())
            {
                var timeToLive = DraftReader.Read(document.Body, definition).TimeToLive;
                slot.Current = document.Expiring(definition.ExpiryOf(timeToLive, document.Timestamp));
                change.Put(slot, slot.Current);
                Watch(new DocumentVersion(slot, slot.Current));
            }
            store.WriteAsync(change);
        }
    }

    public StoredDocument? Find(string partitionKey, string id, out long lsn)
    {
        lock (gate)
        {
            lsn = documents.Lsn;
            return documents.FindSlot(partitionKey, id)?.Current is { } found && found.ExpiresAt > Now ? found : null;
        }
    }

    /// <summary>Runs one operation; the answer may be given once <paramref name="committed"/> has completed.</summary>
    public WriteOutcome Write(WriteOperation operation, out long lsn, out Task committed)
    {
        lock (gate)
        {
            var session = new WriteSession(documents, Now);
            var outcome = session.Apply(operation);
            committed = Close(session);
            lsn = documents.Lsn;
            return outcome;
        }
    }

    /// <summary>Runs all operations or none: the first that fails undoes those before it.</summary>
    /// <returns>The index of the operation that failed, or -1.</returns>
    public int WriteTogether(IReadOnlyList<WriteOperation> operations, WriteOutcome[] outcomes, out long lsn, out Task committed)
    {
        lock (gate)
        {
            var session = new WriteSession(documents, Now);
            var failed = -1;
            for (var i = 0; i < operations.Count && failed < 0; i++)
            {
                outcomes[i] = session.Apply(operations[i]);
                if (!outcomes[i].Succeeded) failed = i;
            }
            if (failed >= 0) session.Undo();
            committed = Close(session);
            lsn = documents.Lsn;
            return failed;
        }
    }

    public int DeletePartition(string partitionKey, out Task committed)
    {
        lock (gate)
        {
            var session = new WriteSession(documents, Now);
            string[] ids = documents.FindPartition(partitionKey) is { } partition ? [.. partition.ById.Keys] : [];
            foreach (var id in ids) session.Apply(new WriteOperation { Kind = WriteKind.Delete, PartitionKey = partitionKey, Id = id });
            committed = Close(session);
            return ids.Length;
        }
    }

    /// <summary>Copies the next documents of a scan, in the order of their creation.</summary>
    public int Read(DocumentScope scope, long afterNumber, Span<DocumentVersion> buffer)
    {
        lock (gate)
        {
            if (scope.PartitionKey is { } partitionKey) return documents.FindPartition(partitionKey)?.InOrder.Read(afterNumber, Now, buffer) ?? 0;
            return documents.InOrder.Read(afterNumber, Now, buffer);
        }
    }

    public List<DocumentVersion> ReadChanges(long afterLsn, int limit, Func<DocumentVersion, bool> wanted, out long lsn)
    {
        lock (gate)
        {
            lsn = documents.Lsn;
            return documents.Changes.Read(afterLsn, Now, limit, wanted);
        }
    }

    /// <summary>Removes a version whose time is over, unless it has been written again since.</summary>
    public void RemoveExpired(DocumentSlot slot)
    {
        lock (gate)
        {
            slot.WatchedAt = StoredDocument.Never;
            if (slot.Current is not { } current) return;
            if (current.ExpiresAt > Now)
            {
                Watch(new DocumentVersion(slot, current));
                return;
            }
            var session = new WriteSession(documents, Now);
            // What looks for it finds it expired and takes it out.
            session.Apply(new WriteOperation { Kind = WriteKind.Delete, PartitionKey = slot.Partition.KeyText, Id = slot.Id });
            _ = Close(session);
        }
    }

    private Task Close(WriteSession session)
    {
        if (session.Change is not { } change) return Task.CompletedTask;
        foreach (var version in session.Keep()) Watch(version);
        return store.WriteAsync(change);
    }

    private void Watch(DocumentVersion version)
    {
        // A document written again and again is watched once: it is looked at when it would first have expired.
        if (version.Document.ExpiresAt >= version.Slot.WatchedAt) return;
        version.Slot.WatchedAt = version.Document.ExpiresAt;
        sweep.Watch(this, version.Slot, version.Document.ExpiresAt);
    }
}

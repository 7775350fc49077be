using Serverless.LocalDev.Cosmos.Resources;

namespace Serverless.LocalDev.Cosmos.Documents;

/// <summary>
/// The documents of one container in memory: by partition key and id, in the order of creation, and in the order of change.
/// Nothing here locks; <see cref="DocumentContainer"/> does.
/// </summary>
internal sealed class ContainerDocuments(int databaseNumber, int number, ContainerDefinition definition)
{
    private const int NeverCommitted = 100_000;
    private readonly SystemProperties system = new(databaseNumber, number);
    private readonly Dictionary<string, PartitionDocuments> partitions = new(StringComparer.Ordinal);
    private readonly List<DocumentSlot> loading = [];
    private long lastNumber;

    public int Number { get; } = number;

    public ContainerDefinition Definition { get; set; } = definition;

    /// <summary>Rises with every change; ETags and session tokens are made of it.</summary>
    public long Lsn { get; set; }

    public SlotList InOrder { get; } = new();

    public ChangeLog Changes { get; } = new();

    public int PartitionCount => partitions.Count;

    public IEnumerable<PartitionDocuments> Partitions => partitions.Values;

    public PartitionDocuments? FindPartition(string partitionKey) => partitions.GetValueOrDefault(partitionKey);

    public DocumentSlot? FindSlot(string partitionKey, string id) =>
        partitions.TryGetValue(partitionKey, out var partition) && partition.ById.TryGetValue(id, out var slot) ? slot : null;

    public DocumentSlot AddSlot(string partitionKey, string id)
    {
        var slot = new DocumentSlot(Partition(partitionKey), id, ++lastNumber);
        slot.Partition.ById.Add(id, slot);
        slot.Partition.InOrder.Add(slot);
        InOrder.Add(slot);
        return slot;
    }

    public StoredDocument Complete(DocumentSlot slot, DocumentDraft draft, long now)
    {
        var lsn = ++Lsn;
        var body = system.Complete(draft.Members.Span, slot.Number, lsn, now);
        return new StoredDocument(body, lsn, now, Definition.ExpiryOf(draft.TimeToLive, now));
    }

    public static void Place(DocumentSlot slot, StoredDocument document, string[]? uniqueKeys)
    {
        ReleaseUniqueKeys(slot);
        slot.Current = document;
        slot.UniqueKeys = uniqueKeys;
        if (uniqueKeys is null) return;
        var held = slot.Partition.UniqueKeys ??= new Dictionary<string, DocumentSlot>(StringComparer.Ordinal);
        foreach (var key in uniqueKeys) held[key] = slot;
    }

    /// <summary>Takes the document out, and the slot with it.</summary>
    public void Clear(DocumentSlot slot)
    {
        ReleaseUniqueKeys(slot);
        slot.Current = null;
        slot.UniqueKeys = null;
        var partition = slot.Partition;
        partition.ById.Remove(slot.Id);
        partition.InOrder.Removed();
        InOrder.Removed();
        if (partition.ById.Count == 0) partitions.Remove(partition.KeyText);
    }

    /// <summary>Back to the version before a write that is undone.</summary>
    public void Restore(DocumentSlot slot, StoredDocument? before, string[]? uniqueKeys)
    {
        if (before is null)
        {
            Clear(slot);
            return;
        }
        if (slot.Current is null)
        {
            var partition = slot.Partition;
            partitions[partition.KeyText] = partition;
            partition.ById[slot.Id] = slot;
            slot.Current = before;
            partition.InOrder.Restored(slot);
            InOrder.Restored(slot);
        }
        Place(slot, before, uniqueKeys);
    }

    /// <summary>A change that stays: the feed shows the document at its new place.</summary>
    public void Changed(DocumentSlot slot, StoredDocument? before)
    {
        if (slot.Current is { } current) Changes.Add(current.Lsn, slot, before is null);
        else if (before is not null) Changes.Outdated();
    }

    public bool ViolatesUniqueKey(string partitionKey, DocumentDraft draft, DocumentSlot? slot)
    {
        if (draft.UniqueKeys is null || FindPartition(partitionKey)?.UniqueKeys is not { } held) return false;
        foreach (var key in draft.UniqueKeys)
        {
            if (held.TryGetValue(key, out var holder) && holder != slot) return true;
        }
        return false;
    }

    public void Load(string partitionKey, string id, long number, StoredDocument document)
    {
        lastNumber = number - 1;
        var slot = AddSlot(partitionKey, id);
        // The row is the truth; only what must be unique has to be read out of it again.
        Place(slot, document, Definition.HasUniqueKeys ? DraftReader.Read(document.Body, Definition).UniqueKeys : null);
        Lsn = Math.Max(Lsn, document.Lsn);
        loading.Add(slot);
    }

    /// <param name="storedLsn">How far the changes had come that left no document behind.</param>
    public void Loaded(long storedLsn)
    {
        Lsn = Math.Max(Lsn, storedLsn);
        // A version may have been seen that a killed process never committed: its number must not come again.
        if (Lsn > 0) Lsn += NeverCommitted;
        foreach (var slot in loading.OrderBy(slot => slot.Current!.Lsn)) Changes.Add(slot.Current!.Lsn, slot, isFirstOfSlot: true);
        loading.Clear();
    }

    private PartitionDocuments Partition(string partitionKey)
    {
        if (!partitions.TryGetValue(partitionKey, out var partition))
        {
            partitions[partitionKey] = partition = new PartitionDocuments(partitionKey);
        }
        return partition;
    }

    private static void ReleaseUniqueKeys(DocumentSlot slot)
    {
        if (slot.UniqueKeys is null || slot.Partition.UniqueKeys is not { } held) return;
        foreach (var key in slot.UniqueKeys)
        {
            if (held.TryGetValue(key, out var holder) && holder == slot) held.Remove(key);
        }
    }
}

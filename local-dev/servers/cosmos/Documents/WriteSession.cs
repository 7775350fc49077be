using Serverless.LocalDev.Cosmos.Http;

namespace Serverless.LocalDev.Cosmos.Documents;

/// <summary>
/// Decides operations one after the other, each seeing what those before it did. Lives under its container's lock; what it
/// did is one change of the store, or is undone.
/// </summary>
internal sealed class WriteSession(ContainerDocuments container, long now)
{
    private readonly long firstLsn = container.Lsn;
    private readonly List<(DocumentSlot Slot, StoredDocument? Before, string[]? UniqueKeys)> undo = new(1);

    /// <summary>Null while nothing was written.</summary>
    public DocumentChange? Change { get; private set; }

    public WriteOutcome Apply(WriteOperation operation)
    {
        try
        {
            return Decide(operation);
        }
        catch (Exception failure) when (CosmosRefusal.Of(failure) is not null)
        {
            return WriteOutcome.Of(CosmosRefusal.Of(failure)!);
        }
    }

    /// <summary>Makes the changes part of the change feed. Only once, at the end.</summary>
    /// <returns>The documents that are there now.</returns>
    public IEnumerable<DocumentVersion> Keep()
    {
        for (var i = 0; i < undo.Count; i++)
        {
            var slot = undo[i].Slot;
            // Written several times, it counts where it was written last, against what was there before the first.
            if (undo.FindIndex(i + 1, later => later.Slot == slot) >= 0) continue;
            container.Changed(slot, i == 0 ? undo[0].Before : undo.Find(first => first.Slot == slot).Before);
            if (slot.Current is { } current) yield return new DocumentVersion(slot, current);
        }
    }

    public void Undo()
    {
        for (var i = undo.Count - 1; i >= 0; i--) container.Restore(undo[i].Slot, undo[i].Before, undo[i].UniqueKeys);
        container.Lsn = firstLsn;
        Change = null;
    }

    private WriteOutcome Decide(WriteOperation operation)
    {
        if (operation.Draft is { } draft && draft.PartitionKey != operation.PartitionKey)
        {
            throw new CosmosRefusal(400, "PartitionKey extracted from document doesn't match the one specified in the header.", 1001);
        }
        var slot = container.FindSlot(operation.PartitionKey, operation.Id);
        if (slot?.Current is { } expired && expired.ExpiresAt <= now)
        {
            Delete(slot);
            slot = null;
        }
        var current = slot?.Current;
        if (Condition(operation, current) is { } failed) return failed;
        return operation.Kind switch
        {
            WriteKind.Create when slot is not null => Conflict(),
            WriteKind.Create => Put(operation, null, 201),
            WriteKind.Upsert => Put(operation, slot, slot is null ? 201 : 200),
            _ when current is null => NotFound(),
            WriteKind.Replace => Put(operation, slot, 200),
            WriteKind.Patch => Patch(operation, slot!),
            WriteKind.Delete => Deleted(slot!, current),
            _ => new WriteOutcome(200, current, RequestCharges.Read(current.Body.Length)),
        };
    }

    private static WriteOutcome? Condition(WriteOperation operation, StoredDocument? current)
    {
        if (current is null) return null;
        if (operation.Kind == WriteKind.Read && ETags.Equal(operation.IfNoneMatch, current)) return new WriteOutcome(304, current);
        if (operation.Kind != WriteKind.Create && operation.IfMatch is { } expected && !ETags.Equal(expected, current))
        {
            return new WriteOutcome(412, SubStatus: 0, Message: "Operation cannot be performed because one of the specified precondition is not met.");
        }
        return null;
    }

    private WriteOutcome Put(WriteOperation operation, DocumentSlot? slot, int status)
    {
        var draft = operation.Draft!;
        if (draft.Id != operation.Id) throw new CosmosRefusal(400, "The id of the document does not match the one of the request: an id cannot be changed.");
        return Store(slot, operation.PartitionKey, draft, status);
    }

    private WriteOutcome Patch(WriteOperation operation, DocumentSlot slot)
    {
        var current = slot.Current!;
        if (!operation.Patch!.ConditionHolds(current.Body, DateTimeOffset.FromUnixTimeSeconds(now)))
        {
            return new WriteOutcome(412, Message: "Operation cannot be performed because the patch condition is not met.");
        }
        var draft = DraftReader.Read(operation.Patch.Apply(current.Body), container.Definition);
        if (draft.Id != slot.Id || draft.PartitionKey != operation.PartitionKey)
        {
            throw new CosmosRefusal(400, "A patch may not change the id or the partition key.");
        }
        return Store(slot, operation.PartitionKey, draft, 200);
    }

    private WriteOutcome Store(DocumentSlot? slot, string partitionKey, DocumentDraft draft, int status)
    {
        if (container.ViolatesUniqueKey(partitionKey, draft, slot))
        {
            return new WriteOutcome(409, Message: "Unique index constraint violation.");
        }
        slot ??= container.AddSlot(partitionKey, draft.Id);
        var before = slot.Current;
        undo.Add((slot, before, slot.UniqueKeys));
        var document = container.Complete(slot, draft, now);
        ContainerDocuments.Place(slot, document, draft.UniqueKeys);
        (Change ??= new DocumentChange(container.Number)).Put(slot, document);
        return new WriteOutcome(status, document, RequestCharges.Write(document.Body.Length));
    }

    private WriteOutcome Deleted(DocumentSlot slot, StoredDocument current)
    {
        Delete(slot);
        return new WriteOutcome(204, Charge: RequestCharges.Write(current.Body.Length));
    }

    private void Delete(DocumentSlot slot)
    {
        undo.Add((slot, slot.Current, slot.UniqueKeys));
        container.Lsn++;
        container.Clear(slot);
        (Change ??= new DocumentChange(container.Number)).Delete(slot, container.Lsn);
    }

    private static WriteOutcome Conflict() => new(409, Message: "Entity with the specified id already exists in the system.");

    private static WriteOutcome NotFound() => new(404, Message: "Entity with the specified id does not exist in the system.");
}

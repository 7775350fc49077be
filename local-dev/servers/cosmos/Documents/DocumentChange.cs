using Serverless.LocalDev.Store;

namespace Serverless.LocalDev.Cosmos.Documents;

/// <summary>Rows of one container written together: a point operation or a whole batch.</summary>
internal sealed class DocumentChange(int container) : StoreChange
{
    private readonly List<(DocumentSlot Slot, StoredDocument? Document)> rows = new(1);
    private long deletedAt = -1;

    public void Put(DocumentSlot slot, StoredDocument document) => rows.Add((slot, document));

    /// <summary>The row of a deleted document is gone: the container's own row keeps how far its changes had come.</summary>
    public void Delete(DocumentSlot slot, long lsn)
    {
        rows.Add((slot, null));
        deletedAt = lsn;
    }

    public override void Apply(StoreConnection connection)
    {
        foreach (var (slot, document) in rows)
        {
            if (document is null) DocumentRows.Delete(connection, container, slot);
            else DocumentRows.Put(connection, container, slot, document);
        }
        if (deletedAt >= 0) DocumentRows.KeepLsn(connection, container, deletedAt);
    }
}

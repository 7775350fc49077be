using Serverless.LocalDev.Store;

namespace Serverless.LocalDev.Cosmos.Documents;

/// <summary>Documents as rows. The key is container and creation number in one integer, so that new documents append.</summary>
internal static class DocumentRows
{
    public const string Definition = """
        CREATE TABLE IF NOT EXISTS cosmos_documents (
            key INTEGER PRIMARY KEY, container INTEGER NOT NULL, pk TEXT NOT NULL, id TEXT NOT NULL,
            etag TEXT NOT NULL, ts INTEGER NOT NULL, expires INTEGER, lsn INTEGER NOT NULL, body BLOB NOT NULL)
        """;

    private const int NumberBits = 40;

    public static void Put(StoreConnection connection, int container, DocumentSlot slot, StoredDocument document) => connection
        .Prepare("INSERT OR REPLACE INTO cosmos_documents (key, container, pk, id, etag, ts, expires, lsn, body) VALUES (?,?,?,?,?,?,?,?,?)")
        .Bind(1, Key(container, slot.Number))
        .Bind(2, container)
        .Bind(3, slot.Partition.KeyText)
        .Bind(4, slot.Id)
        .Bind(5, document.ETag)
        .Bind(6, document.Timestamp)
        .Bind(7, document.ExpiresAt == StoredDocument.Never ? null : document.ExpiresAt)
        .Bind(8, document.Lsn)
        .Bind(9, document.Body)
        .Execute();

    public static void Delete(StoreConnection connection, int container, DocumentSlot slot) => connection
        .Prepare("DELETE FROM cosmos_documents WHERE key = ?").Bind(1, Key(container, slot.Number)).Execute();

    public static void KeepLsn(StoreConnection connection, int container, long lsn) => connection
        .Prepare("UPDATE cosmos_containers SET lsn = max(lsn, ?) WHERE number = ?").Bind(1, lsn).Bind(2, container).Execute();

    public static void DeleteContainer(StoreConnection connection, int container) => connection
        .Prepare("DELETE FROM cosmos_documents WHERE key >= ? AND key < ?")
        .Bind(1, Key(container, 0)).Bind(2, Key(container + 1, 0)).Execute();

    /// <summary>Every document of a container, in the order of creation.</summary>
    public static void Load(StoreConnection connection, ContainerDocuments container, long storedLsn)
    {
        var rows = connection.Prepare("SELECT key, pk, id, ts, expires, lsn, body FROM cosmos_documents WHERE key >= ? AND key < ? ORDER BY key")
            .Bind(1, Key(container.Number, 0)).Bind(2, Key(container.Number + 1, 0));
        while (rows.Step())
        {
            var number = rows.GetInt64(0) & ((1L << NumberBits) - 1);
            var document = new StoredDocument(rows.GetBytes(6), rows.GetInt64(5), rows.GetInt64(3), rows.GetNullableInt64(4) ?? StoredDocument.Never);
            container.Load(rows.GetString(1), rows.GetString(2), number, document);
        }
        rows.Reset();
        container.Loaded(storedLsn);
    }

    private static long Key(int container, long number) => ((long)container << NumberBits) | number;
}

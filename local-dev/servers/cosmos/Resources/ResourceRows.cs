using Serverless.LocalDev.Store;

namespace Serverless.LocalDev.Cosmos.Resources;

/// <summary>Databases, containers and their throughput as rows.</summary>
internal static class ResourceRows
{
    public const string Definition = """
        CREATE TABLE IF NOT EXISTS cosmos_databases (number INTEGER PRIMARY KEY, id TEXT NOT NULL, ts INTEGER NOT NULL);
        CREATE TABLE IF NOT EXISTS cosmos_containers (
            number INTEGER PRIMARY KEY, database INTEGER NOT NULL, definition TEXT NOT NULL, ts INTEGER NOT NULL, lsn INTEGER NOT NULL DEFAULT 0);
        CREATE TABLE IF NOT EXISTS cosmos_offers (resource TEXT PRIMARY KEY, self TEXT NOT NULL, number INTEGER NOT NULL, throughput INTEGER NOT NULL)
        """;

    public static List<(int Number, string Id, long Timestamp)> Databases(StoreConnection connection)
    {
        var rows = connection.Prepare("SELECT number, id, ts FROM cosmos_databases ORDER BY number");
        var found = new List<(int, string, long)>();
        while (rows.Step()) found.Add(((int)rows.GetInt64(0), rows.GetString(1), rows.GetInt64(2)));
        rows.Reset();
        return found;
    }

    public static List<(int Number, int Database, string Definition, long Timestamp, long Lsn)> Containers(StoreConnection connection)
    {
        var rows = connection.Prepare("SELECT number, database, definition, ts, lsn FROM cosmos_containers ORDER BY number");
        var found = new List<(int, int, string, long, long)>();
        while (rows.Step()) found.Add(((int)rows.GetInt64(0), (int)rows.GetInt64(1), rows.GetString(2), rows.GetInt64(3), rows.GetInt64(4)));
        rows.Reset();
        return found;
    }

    internal sealed class DatabaseCreated(int number, string id, long timestamp) : StoreChange
    {
        public override void Apply(StoreConnection connection) => connection
            .Prepare("INSERT OR REPLACE INTO cosmos_databases (number, id, ts) VALUES (?,?,?)")
            .Bind(1, number).Bind(2, id).Bind(3, timestamp).Execute();
    }

    internal sealed class DatabaseDeleted(int number) : StoreChange
    {
        public override void Apply(StoreConnection connection) => connection
            .Prepare("DELETE FROM cosmos_databases WHERE number = ?").Bind(1, number).Execute();
    }

    internal sealed class ContainerPut(ContainerResource resource) : StoreChange
    {
        private readonly string definition = resource.Definition.Json.ToJsonString();
        private readonly long timestamp = resource.Timestamp;

        public override void Apply(StoreConnection connection) => connection
            .Prepare("""
                INSERT INTO cosmos_containers (number, database, definition, ts) VALUES (?,?,?,?)
                ON CONFLICT (number) DO UPDATE SET definition = excluded.definition, ts = excluded.ts
                """)
            .Bind(1, resource.Number).Bind(2, resource.DatabaseNumber).Bind(3, definition).Bind(4, timestamp).Execute();
    }

    internal sealed class ContainerDeleted(int number) : StoreChange
    {
        public override void Apply(StoreConnection connection)
        {
            connection.Prepare("DELETE FROM cosmos_containers WHERE number = ?").Bind(1, number).Execute();
            Documents.DocumentRows.DeleteContainer(connection, number);
        }
    }
}

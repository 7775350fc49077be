namespace Serverless.LocalDev.Store;

/// <summary>Which form the servers' tables have. A file of another form is not read: nothing is migrated before the first release.</summary>
internal static class StoreFormat
{
    /// <summary>Raised with every change that an older or newer file would be misread by. Files of format 1 do not say so.</summary>
    public const long Current = 2;

    /// <summary>Marks a new file, inside the transaction that is open.</summary>
    /// <exception cref="StoreException">The file is of another format.</exception>
    public static void Check(StoreConnection connection, string? file)
    {
        if (Number(connection, "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table'") == 0)
        {
            connection.Execute("CREATE TABLE store_meta (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID");
            connection.Prepare("INSERT INTO store_meta (name, value) VALUES ('format', ?1)").Bind(1, Current).Execute();
            return;
        }
        var isMarked = Number(connection, "SELECT COUNT(*) FROM sqlite_master WHERE name = 'store_meta'") == 1;
        var found = isMarked ? Number(connection, "SELECT COALESCE(MAX(CAST(value AS INTEGER)), 1) FROM store_meta WHERE name = 'format'") : 1;
        if (found != Current)
            throw new StoreException($"{file} is of format {found} and this version reads format {Current}: start with --fresh, which moves the old data aside and begins anew.");
    }

    private static long Number(StoreConnection connection, string sql)
    {
        var row = connection.Prepare(sql);
        row.Step();
        var number = row.GetInt64(0);
        row.Reset();
        return number;
    }
}

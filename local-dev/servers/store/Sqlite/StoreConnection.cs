using SQLitePCL;

namespace Serverless.LocalDev.Store;

/// <summary>The writer thread's connection: prepared statements by their text.</summary>
public sealed class StoreConnection : IDisposable
{
    private readonly sqlite3 database;
    private readonly Dictionary<string, StoreStatement> statements = new(StringComparer.Ordinal);

    internal StoreConnection(string path)
    {
        SqliteLibrary.Load();
        var result = raw.sqlite3_open_v2(path, out database,
            raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE | raw.SQLITE_OPEN_NOMUTEX, null);
        Check(result, database);
        raw.sqlite3_extended_result_codes(database, 1);
    }

    /// <summary>Whether another process, or another store of this one, holds the file's lock.</summary>
    internal static bool IsInUse(string path)
    {
        using var connection = new StoreConnection(path);
        var result = raw.sqlite3_exec(connection.database, "PRAGMA locking_mode=EXCLUSIVE; BEGIN IMMEDIATE; ROLLBACK");
        return (result & 0xFF) == raw.SQLITE_BUSY;
    }

    /// <summary>Prepared once for each text: write SQL as a constant.</summary>
    public StoreStatement Prepare(string sql)
    {
        if (!statements.TryGetValue(sql, out var statement)) statements[sql] = statement = new StoreStatement(database, sql);
        return statement;
    }

    /// <summary>Runs SQL that is not worth preparing: definitions and pragmas.</summary>
    public void Execute(string sql) => Check(raw.sqlite3_exec(database, sql), database);

    public void Dispose()
    {
        foreach (var statement in statements.Values) statement.Dispose();
        statements.Clear();
        database.Dispose();
    }

    internal static void Check(int result, sqlite3 database)
    {
        if (result != raw.SQLITE_OK) throw Error(result, database);
    }

    internal static StoreException Error(int result, sqlite3 database)
    {
        var detail = database.IsInvalid ? raw.sqlite3_errstr(result).utf8_to_string() : raw.sqlite3_errmsg(database).utf8_to_string();
        return new StoreException($"SQLite error {result}: {detail}");
    }
}

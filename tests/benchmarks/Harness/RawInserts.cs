using System.Diagnostics;
using Serverless.LocalDev.Store;

namespace Serverless.Benchmarks.Harness;

/// <summary>
/// The limit of everything here: rows of 600 bytes through one prepared statement, as the platform's store is set up (WAL,
/// synchronous NORMAL), with nothing around it.
/// </summary>
internal static class RawInserts
{
    public const int RowBytes = 600;
    public const int Group = 512;

    /// <summary>Rows a second in groups of <see cref="Group"/>.</summary>
    public static double RowsPerSecond(string? directory, int rows)
    {
        using var connection = Open(directory, "inserts");
        Insert(connection, Group, Group);
        var started = Stopwatch.GetTimestamp();
        Insert(connection, rows, Group);
        return rows / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    /// <summary>Milliseconds of a commit of one row.</summary>
    public static double CommitMilliseconds(string? directory, int commits)
    {
        using var connection = Open(directory, "commits");
        Insert(connection, Group, group: 1);
        var started = Stopwatch.GetTimestamp();
        Insert(connection, commits, group: 1);
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds / commits;
    }

    public static string SqliteVersion()
    {
        using var connection = Open(directory: null, "version");
        var version = connection.Prepare("SELECT sqlite_version()");
        version.Step();
        return version.GetString(0);
    }

    private static StoreConnection Open(string? directory, string name)
    {
        var connection = new StoreConnection(directory is null ? ":memory:" : Path.Combine(directory, $"{name}.db"));
        connection.Execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA wal_autocheckpoint=4000; PRAGMA cache_size=-16000; PRAGMA locking_mode=EXCLUSIVE");
        connection.Execute("CREATE TABLE row (id INTEGER PRIMARY KEY, body BLOB NOT NULL)");
        return connection;
    }

    private static void Insert(StoreConnection connection, int rows, int group)
    {
        var body = new byte[RowBytes];
        var insert = connection.Prepare("INSERT INTO row (body) VALUES (?)");
        for (var from = 0; from < rows; from += group)
        {
            connection.Execute("BEGIN IMMEDIATE");
            for (var row = from; row < Math.Min(rows, from + group); row++) insert.Bind(1, body.AsSpan()).Execute();
            connection.Execute("COMMIT");
        }
    }
}

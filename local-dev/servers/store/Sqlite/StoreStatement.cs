using SQLitePCL;

namespace Serverless.LocalDev.Store;

/// <summary>A prepared statement, reused. Parameters are bound by position from 1; columns are read by index from 0.</summary>
public sealed class StoreStatement : IDisposable
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;

    internal StoreStatement(sqlite3 database, string sql)
    {
        this.database = database;
        StoreConnection.Check(raw.sqlite3_prepare_v3(database, sql, raw.SQLITE_PREPARE_PERSISTENT, out statement), database);
    }

    public StoreStatement Bind(int index, long value)
    {
        StoreConnection.Check(raw.sqlite3_bind_int64(statement, index, value), database);
        return this;
    }

    public StoreStatement Bind(int index, long? value) => value is { } number ? Bind(index, number) : BindNull(index);

    public StoreStatement Bind(int index, string? value)
    {
        if (value is null) return BindNull(index);
        StoreConnection.Check(raw.sqlite3_bind_text(statement, index, value), database);
        return this;
    }

    public StoreStatement Bind(int index, ReadOnlySpan<byte> value)
    {
        StoreConnection.Check(value.IsEmpty
            ? raw.sqlite3_bind_zeroblob(statement, index, 0)
            : raw.sqlite3_bind_blob(statement, index, value), database);
        return this;
    }

    public StoreStatement BindNull(int index)
    {
        StoreConnection.Check(raw.sqlite3_bind_null(statement, index), database);
        return this;
    }

    /// <summary>Runs a statement that returns no rows, and makes it ready for the next.</summary>
    public void Execute()
    {
        Step();
        Reset();
    }

    /// <summary>True while there is a row to read. Call <see cref="Reset"/> when done.</summary>
    public bool Step()
    {
        var result = raw.sqlite3_step(statement);
        if (result == raw.SQLITE_ROW) return true;
        if (result == raw.SQLITE_DONE) return false;
        raw.sqlite3_reset(statement);
        throw StoreConnection.Error(result, database);
    }

    public void Reset() => raw.sqlite3_reset(statement);

    public bool IsNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    public long GetInt64(int column) => raw.sqlite3_column_int64(statement, column);

    public long? GetNullableInt64(int column) => IsNull(column) ? null : GetInt64(column);

    public string GetString(int column) => raw.sqlite3_column_text(statement, column).utf8_to_string();

    public string? GetNullableString(int column) => IsNull(column) ? null : GetString(column);

    public byte[] GetBytes(int column) => raw.sqlite3_column_blob(statement, column).ToArray();

    public byte[]? GetNullableBytes(int column) => IsNull(column) ? null : GetBytes(column);

    public void Dispose() => statement.Dispose();
}

using System.Text.Json;
using Google.Protobuf;
using Microsoft.DurableTask.Protobuf;
using Serverless.LocalDev.Store;

namespace Serverless.LocalDev.Durable;

/// <summary>Writes instance rows, on the writer thread.</summary>
internal static class InstanceRows
{
    public static void Insert(StoreConnection connection, InstanceHeader header, string? version, byte[] start) => connection
        .Prepare(
            "INSERT INTO dt_instance (key, id, name, version, status, run, created, updated, start_at, start, tags, " +
            "parent_key, parent_id, parent_task, parent_run) " +
            "VALUES (?1, ?2, ?3, ?4, ?5, 1, ?6, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)")
        .Bind(1, header.Key)
        .Bind(2, header.Id)
        .Bind(3, header.Name)
        .Bind(4, version)
        .Bind(5, (long)OrchestrationStatus.Pending)
        .Bind(6, header.CreatedAt.UtcTicks)
        .Bind(7, header.StartAt?.UtcTicks)
        .Bind(8, start.AsSpan())
        .Bind(9, header.Tags is { Count: > 0 } tags ? JsonSerializer.Serialize(tags) : null)
        .Bind(10, header.Parent?.Key)
        .Bind(11, header.Parent?.Id)
        .Bind(12, (long?)header.Parent?.TaskId)
        .Bind(13, (long?)header.Parent?.Run)
        .Execute();

    public static void Update(StoreConnection connection, long key, InstanceUpdate update) => connection
        .Prepare(
            "UPDATE dt_instance SET status = ?2, updated = ?3, custom_status = ?4, output = ?5, failure = ?6, completed = ?7, " +
            "trace = coalesce(?8, trace) WHERE key = ?1")
        .Bind(1, key)
        .Bind(2, (long)update.Status)
        .Bind(3, update.At.UtcTicks)
        .Bind(4, update.CustomStatus)
        .Bind(5, update.Output)
        .BindBlob(6, update.Failure)
        .Bind(7, update.IsFinished ? update.At.UtcTicks : null)
        .BindBlob(8, update.Trace)
        .Execute();

    /// <summary>The same id goes on with another input and an empty history.</summary>
    public static void ContinueAsNew(StoreConnection connection, long key, Continuation next) => connection
        .Prepare("UPDATE dt_instance SET run = ?2, version = ?3, start = ?4, trace = NULL WHERE key = ?1")
        .Bind(1, key)
        .Bind(2, (long)next.Run)
        .Bind(3, next.Version)
        .BindBlob(4, next.Start)
        .Execute();

    public static void DeleteByKey(StoreConnection connection, long key)
    {
        connection.Prepare("DELETE FROM dt_instance WHERE key = ?1").Bind(1, key).Execute();
        HistoryRows.Delete(connection, key);
        InboxRows.DeleteAll(connection, key);
    }

    /// <summary>Removes whatever instance has this id; its status, if there was one.</summary>
    public static OrchestrationStatus? DeleteById(StoreConnection connection, string id)
    {
        if (Find(connection, id) is not { } found) return null;
        DeleteByKey(connection, found.Key);
        return found.Status;
    }

    public static (long Key, OrchestrationStatus Status)? Find(StoreConnection connection, string id)
    {
        var row = connection.Prepare("SELECT key, status FROM dt_instance WHERE id = ?1").Bind(1, id);
        (long, OrchestrationStatus)? found = row.Step() ? (row.GetInt64(0), (OrchestrationStatus)row.GetInt64(1)) : null;
        row.Reset();
        return found;
    }

    private static StoreStatement BindBlob(this StoreStatement statement, int index, IMessage? message) =>
        message is null ? statement.BindNull(index) : statement.Bind(index, message.ToByteArray().AsSpan());
}

using Microsoft.DurableTask.Protobuf;
using Serverless.LocalDev.Store;

namespace Serverless.LocalDev.Durable;

/// <summary>Removes ended instances, a few at a time so that others' changes get in between. On the writer thread.</summary>
internal static class PurgeRows
{
    public const int BatchSize = 100;
    private const long Ended =
        (1L << (int)OrchestrationStatus.Completed)
        | (1L << (int)OrchestrationStatus.Failed)
        | (1L << (int)OrchestrationStatus.Terminated)
        | (1L << (int)OrchestrationStatus.Canceled);

    /// <summary>The statuses of what was removed: the instance and, if asked for, what it started.</summary>
    public static List<OrchestrationStatus> One(StoreConnection connection, string id, bool recursive)
    {
        var removed = new List<OrchestrationStatus>();
        if (InstanceRows.Find(connection, id) is { } found && found.Status.IsFinished()) Remove(connection, found, id, recursive, removed);
        return removed;
    }

    public static List<OrchestrationStatus> Batch(StoreConnection connection, InstanceFilter filter, bool recursive)
    {
        var rows = connection.Prepare(
                "SELECT key, status, id FROM dt_instance WHERE (?1 >> status) & 1 AND " +
                "(?2 IS NULL OR created >= ?2) AND (?3 IS NULL OR created <= ?3) ORDER BY key LIMIT ?4")
            .Bind(1, filter.Statuses & Ended)
            .Bind(2, filter.From)
            .Bind(3, filter.To)
            .Bind(4, filter.Size);
        var found = new List<((long Key, OrchestrationStatus Status) Instance, string Id)>();
        while (rows.Step()) found.Add(((rows.GetInt64(0), (OrchestrationStatus)rows.GetInt64(1)), rows.GetString(2)));
        rows.Reset();
        var removed = new List<OrchestrationStatus>();
        foreach (var (instance, id) in found) Remove(connection, instance, id, recursive, removed);
        return removed;
    }

    private static void Remove(
        StoreConnection connection,
        (long Key, OrchestrationStatus Status) instance,
        string id,
        bool recursive,
        List<OrchestrationStatus> removed)
    {
        // A child may have been removed already as a match of its own.
        if (InstanceRows.Find(connection, id)?.Key != instance.Key) return;
        InstanceRows.DeleteByKey(connection, instance.Key);
        removed.Add(instance.Status);
        if (!recursive) return;
        foreach (var child in Children(connection, id)) removed.AddRange(One(connection, child, recursive));
    }

    private static List<string> Children(StoreConnection connection, string parent)
    {
        var children = new List<string>();
        var rows = connection.Prepare("SELECT id FROM dt_instance WHERE parent_id = ?1").Bind(1, parent);
        while (rows.Step()) children.Add(rows.GetString(0));
        rows.Reset();
        return children;
    }
}

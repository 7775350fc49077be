using Microsoft.DurableTask.Client;
using Serverless.LocalDev.Store;

namespace Serverless.LocalDev.Durable;

/// <summary>Reads what a restart needs, on the writer thread.</summary>
internal static class UnfinishedRows
{
    private const string IsUnfinished = "status IN (0, 6, 7)";
    private const string Columns =
        "key, id, name, version, status, generation, created, start_at, custom_status, carried, parent_key, parent_id, " +
        "parent_name, parent_task, parent_generation, trace_parent";

    public static Dictionary<long, UnfinishedInstance> Read(StoreConnection connection)
    {
        var found = new Dictionary<long, UnfinishedInstance>();
        var rows = connection.Prepare($"SELECT {Columns} FROM dt_instance WHERE {IsUnfinished} ORDER BY key");
        while (rows.Step()) found.Add(rows.GetInt64(0), ReadOne(rows));
        rows.Reset();
        rows = connection.Prepare(
            $"SELECT h.instance, h.content FROM dt_history h JOIN dt_instance i ON i.key = h.instance WHERE i.{IsUnfinished} ORDER BY h.instance, h.turn");
        while (rows.Step()) found[rows.GetInt64(0)].Add(HistoryReader.DecodeTurn(rows.GetBytes(1)));
        rows.Reset();
        rows = connection.Prepare("SELECT instance, sequence, content FROM dt_inbox ORDER BY sequence");
        while (rows.Step())
        {
            var message = HistoryReader.DecodeEvent(rows.GetBytes(2));
            message.Sequence = rows.GetInt64(1);
            found[rows.GetInt64(0)].Inbox.Add(message);
        }
        rows.Reset();
        return found;
    }

    /// <summary>One instance with its history; it has no messages.</summary>
    public static UnfinishedInstance ReadOne(StoreConnection connection, long key)
    {
        var row = connection.Prepare($"SELECT {Columns} FROM dt_instance WHERE key = ?1").Bind(1, key);
        row.Step();
        var instance = ReadOne(row);
        row.Reset();
        foreach (var turn in HistoryRows.Read(connection, key)) instance.Add(turn);
        return instance;
    }

    /// <summary>The highest key and inbox sequence ever used, as far as rows tell.</summary>
    public static (long Key, long Sequence) ReadLast(StoreConnection connection)
    {
        var row = connection.Prepare("SELECT coalesce(max(key), 0), (SELECT coalesce(max(sequence), 0) FROM dt_inbox) FROM dt_instance");
        row.Step();
        var last = (row.GetInt64(0), row.GetInt64(1));
        row.Reset();
        return last;
    }

    private static UnfinishedInstance ReadOne(StoreStatement row)
    {
        var header = new InstanceHeader(row.GetInt64(0), row.GetString(1), row.GetString(2), Time(row.GetInt64(6)))
        {
            StartAt = row.GetNullableInt64(7) is { } startAt ? Time(startAt) : null,
            TraceParent = row.GetNullableString(15),
            Parent = row.IsNull(10) ? null : new ParentLink(
                row.GetInt64(10), row.GetString(11), row.GetString(12), (int)row.GetInt64(13), (int)row.GetInt64(14)),
        };
        return new UnfinishedInstance(header, row.GetString(3))
        {
            Status = (OrchestrationRuntimeStatus)row.GetInt64(4),
            Generation = (int)row.GetInt64(5),
            CustomStatus = row.GetNullableString(8),
            Carried = row.GetNullableBytes(9) is { } carried ? HistoryReader.DecodeEvents(carried) : [],
        };
    }

    private static DateTimeOffset Time(long ticks) => new(ticks, TimeSpan.Zero);
}

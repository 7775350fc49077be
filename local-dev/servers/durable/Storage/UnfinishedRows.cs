using Microsoft.DurableTask.Protobuf;
using Serverless.LocalDev.Store;

namespace Serverless.LocalDev.Durable;

/// <summary>Reads what a restart needs, on the writer thread.</summary>
internal static class UnfinishedRows
{
    private const string IsUnfinished = "status IN (0, 6, 7)";
    private const string Columns =
        "key, id, name, version, status, run, created, start_at, custom_status, start, trace, parent_key, parent_id, parent_task, parent_run";

    public static Dictionary<long, StoredInstance> Read(StoreConnection connection)
    {
        var found = new Dictionary<long, StoredInstance>();
        var rows = connection.Prepare($"SELECT {Columns} FROM dt_instance WHERE {IsUnfinished} ORDER BY key");
        while (rows.Step()) found.Add(rows.GetInt64(0), ReadOne(rows));
        rows.Reset();
        rows = connection.Prepare(
            $"SELECT h.instance, h.events FROM dt_history h JOIN dt_instance i ON i.key = h.instance WHERE i.{IsUnfinished} ORDER BY h.instance, h.turn");
        while (rows.Step()) found[rows.GetInt64(0)].Add(HistoryChunk.Parser.ParseFrom(rows.GetBytes(1)));
        rows.Reset();
        rows = connection.Prepare("SELECT instance, sequence, run, event FROM dt_inbox ORDER BY sequence");
        while (rows.Step())
        {
            var message = new InboxMessage(HistoryEvent.Parser.ParseFrom(rows.GetBytes(3)), (int)rows.GetInt64(2)) { Sequence = rows.GetInt64(1) };
            found[rows.GetInt64(0)].Inbox.Add(message);
        }
        rows.Reset();
        return found;
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

    private static StoredInstance ReadOne(StoreStatement row)
    {
        var header = new InstanceHeader(row.GetInt64(0), row.GetString(1), row.GetString(2), Time(row.GetInt64(6)))
        {
            StartAt = row.GetNullableInt64(7) is { } startAt ? Time(startAt) : null,
            Parent = row.IsNull(11) ? null : new ParentLink(row.GetInt64(11), row.GetString(12), (int)row.GetInt64(13), (int)row.GetInt64(14)),
        };
        return new StoredInstance(header, HistoryChunk.Parser.ParseFrom(row.GetBytes(9)))
        {
            Version = row.GetNullableString(3),
            Status = (OrchestrationStatus)row.GetInt64(4),
            Run = (int)row.GetInt64(5),
            CustomStatus = row.GetNullableString(8),
            Trace = row.GetNullableBytes(10) is { } trace ? OrchestrationTraceContext.Parser.ParseFrom(trace) : null,
        };
    }

    private static DateTimeOffset Time(long ticks) => new(ticks, TimeSpan.Zero);
}

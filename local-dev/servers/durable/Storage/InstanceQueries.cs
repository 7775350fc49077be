using System.Text.Json;
using Google.Protobuf.WellKnownTypes;
using Microsoft.DurableTask.Protobuf;
using Serverless.LocalDev.Store;

namespace Serverless.LocalDev.Durable;

/// <summary>Some instances, oldest first, and where to go on; null when there are no more.</summary>
internal sealed record InstancePage(IReadOnlyList<OrchestrationState> Instances, string? ContinuationToken);

/// <summary>Reads instances for clients, on the writer thread.</summary>
internal static class InstanceQueries
{
    private const string Columns =
        "key, id, name, version, status, created, updated, completed, start_at, parent_id, tags, start, output, custom_status, failure";

    public static OrchestrationState? One(StoreConnection connection, string id, bool withPayloads)
    {
        var row = connection.Prepare($"SELECT {Columns} FROM dt_instance WHERE id = ?1").Bind(1, id);
        var found = row.Step() ? State(row, withPayloads) : null;
        row.Reset();
        return found;
    }

    public static InstancePage Page(StoreConnection connection, InstanceFilter filter)
    {
        var rows = connection.Prepare(
                $"SELECT {Columns} FROM dt_instance WHERE key > ?1 AND (?2 IS NULL OR created >= ?2) AND (?3 IS NULL OR created <= ?3) " +
                "AND (?4 >> status) & 1 AND (?5 IS NULL OR substr(id, 1, length(?5)) = ?5) ORDER BY key LIMIT ?6")
            .Bind(1, filter.After)
            .Bind(2, filter.From)
            .Bind(3, filter.To)
            .Bind(4, filter.Statuses)
            .Bind(5, filter.IdPrefix)
            .Bind(6, filter.Size);
        var found = new List<OrchestrationState>();
        long last = 0;
        while (rows.Step())
        {
            last = rows.GetInt64(0);
            found.Add(State(rows, filter.WithPayloads));
        }
        rows.Reset();
        return new InstancePage(found, found.Count == filter.Size ? InstanceFilter.Token(last) : null);
    }

    /// <summary>Ids of ended instances, oldest start first, by the time they ended.</summary>
    public static ListInstanceIdsResponse Ids(StoreConnection connection, InstanceFilter filter)
    {
        var rows = connection.Prepare(
                "SELECT key, id FROM dt_instance WHERE key > ?1 AND (?4 >> status) & 1 AND completed IS NOT NULL AND " +
                "(?2 IS NULL OR completed >= ?2) AND (?3 IS NULL OR completed <= ?3) ORDER BY key LIMIT ?5")
            .Bind(1, filter.After)
            .Bind(2, filter.From)
            .Bind(3, filter.To)
            .Bind(4, filter.Statuses)
            .Bind(5, filter.Size);
        var response = new ListInstanceIdsResponse();
        long last = 0;
        while (rows.Step())
        {
            last = rows.GetInt64(0);
            response.InstanceIds.Add(rows.GetString(1));
        }
        rows.Reset();
        if (response.InstanceIds.Count == filter.Size) response.LastInstanceKey = InstanceFilter.Token(last);
        return response;
    }

    public static List<(OrchestrationStatus Status, long Count)> CountByStatus(StoreConnection connection)
    {
        var counts = new List<(OrchestrationStatus, long)>();
        var rows = connection.Prepare("SELECT status, count(*) FROM dt_instance GROUP BY status");
        while (rows.Step()) counts.Add(((OrchestrationStatus)rows.GetInt64(0), rows.GetInt64(1)));
        rows.Reset();
        return counts;
    }

    private static OrchestrationState State(StoreStatement row, bool withPayloads)
    {
        var state = new OrchestrationState
        {
            InstanceId = row.GetString(1),
            Name = row.GetString(2),
            Version = row.GetNullableString(3),
            OrchestrationStatus = (OrchestrationStatus)row.GetInt64(4),
            CreatedTimestamp = Time(row.GetInt64(5)),
            LastUpdatedTimestamp = Time(row.GetInt64(6)),
            CompletedTimestamp = row.GetNullableInt64(7) is { } completed ? Time(completed) : null,
            ScheduledStartTimestamp = row.GetNullableInt64(8) is { } startAt ? Time(startAt) : null,
            ParentInstanceId = row.GetNullableString(9),
        };
        if (row.GetNullableString(10) is { } tags) state.Tags.Add(JsonSerializer.Deserialize<Dictionary<string, string>>(tags)!);
        if (!withPayloads) return state;
        var started = HistoryChunk.Parser.ParseFrom(row.GetBytes(11)).Events[0].ExecutionStarted;
        state.ExecutionId = started.OrchestrationInstance.ExecutionId;
        state.Input = started.Input;
        state.Output = row.GetNullableString(12);
        state.CustomStatus = row.GetNullableString(13);
        state.FailureDetails = row.GetNullableBytes(14) is { } failure ? TaskFailureDetails.Parser.ParseFrom(failure) : null;
        return state;
    }

    private static Timestamp Time(long ticks) => new DateTime(ticks, DateTimeKind.Utc).ToTimestamp();
}

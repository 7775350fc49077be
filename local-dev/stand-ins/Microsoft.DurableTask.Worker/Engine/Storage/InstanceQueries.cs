using System.Text.Json;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Serverless.LocalDev.Store;

namespace Serverless.LocalDev.Durable;

/// <summary>Reads instances for clients, on the writer thread.</summary>
internal static class InstanceQueries
{
    private const string Columns = "key, id, name, status, created, updated, tags, failure, input, output, custom_status";
    private const string Matches =
        "(?2 IS NULL OR created >= ?2) AND (?3 IS NULL OR created <= ?3) AND (?4 >> status) & 1 AND (?5 IS NULL OR substr(id, 1, length(?5)) = ?5)";

    public static OrchestrationMetadata? One(StoreConnection connection, string id, bool withPayloads, DataConverter converter)
    {
        var row = connection.Prepare($"SELECT {Columns} FROM dt_instance WHERE id = ?1").Bind(1, id);
        var found = row.Step() ? Metadata(row, withPayloads, converter) : null;
        row.Reset();
        return found;
    }

    /// <summary>Oldest first; the continuation token is the last instance's key.</summary>
    public static Page<OrchestrationMetadata> Page(
        StoreConnection connection, OrchestrationQuery query, string? token, int size, DataConverter converter)
    {
        var rows = connection.Prepare($"SELECT {Columns} FROM dt_instance WHERE key > ?1 AND {Matches} ORDER BY key LIMIT ?6")
            .Bind(1, ParseToken(token))
            .Bind(2, query.CreatedFrom?.UtcTicks)
            .Bind(3, query.CreatedTo?.UtcTicks)
            .Bind(4, Mask(query.Statuses))
            .Bind(5, string.IsNullOrEmpty(query.InstanceIdPrefix) ? null : query.InstanceIdPrefix)
            .Bind(6, size);
        var found = new List<OrchestrationMetadata>();
        long last = 0;
        while (rows.Step())
        {
            last = rows.GetInt64(0);
            found.Add(Metadata(rows, query.FetchInputsAndOutputs, converter));
        }
        rows.Reset();
        return new(found, found.Count == size ? ToToken(last) : null);
    }

    /// <summary>Ids of ended instances, oldest start first, by the time they ended.</summary>
    public static Page<string> Ids(
        StoreConnection connection, long statuses, DateTimeOffset? from, DateTimeOffset? to, int size, string? token)
    {
        var rows = connection.Prepare(
                "SELECT key, id FROM dt_instance WHERE key > ?1 AND (?4 >> status) & 1 AND completed IS NOT NULL AND " +
                "(?2 IS NULL OR completed >= ?2) AND (?3 IS NULL OR completed <= ?3) ORDER BY key LIMIT ?5")
            .Bind(1, ParseToken(token))
            .Bind(2, from?.UtcTicks)
            .Bind(3, to?.UtcTicks)
            .Bind(4, statuses)
            .Bind(5, size);
        var found = new List<string>();
        long last = 0;
        while (rows.Step())
        {
            last = rows.GetInt64(0);
            found.Add(rows.GetString(1));
        }
        rows.Reset();
        return new(found, found.Count == size ? ToToken(last) : null);
    }

    public static List<(OrchestrationRuntimeStatus Status, long Count)> CountByStatus(StoreConnection connection)
    {
        var counts = new List<(OrchestrationRuntimeStatus, long)>();
        var rows = connection.Prepare("SELECT status, count(*) FROM dt_instance GROUP BY status");
        while (rows.Step()) counts.Add(((OrchestrationRuntimeStatus)rows.GetInt64(0), rows.GetInt64(1)));
        rows.Reset();
        return counts;
    }

    public static long Mask(IEnumerable<OrchestrationRuntimeStatus>? statuses)
    {
        if (statuses is null) return long.MaxValue;
        var mask = statuses.Aggregate(0L, (sum, status) => sum | (1L << (int)status));
        return mask == 0 ? long.MaxValue : mask;
    }

    private static OrchestrationMetadata Metadata(StoreStatement row, bool withPayloads, DataConverter converter) =>
        new(row.GetString(2), row.GetString(1))
        {
            RuntimeStatus = (OrchestrationRuntimeStatus)row.GetInt64(3),
            CreatedAt = new DateTimeOffset(row.GetInt64(4), TimeSpan.Zero),
            LastUpdatedAt = new DateTimeOffset(row.GetInt64(5), TimeSpan.Zero),
            Tags = row.GetNullableString(6) is { } tags ? JsonSerializer.Deserialize<Dictionary<string, string>>(tags)! : new Dictionary<string, string>(),
            FailureDetails = HistoryReader.DecodeFailure(row.GetNullableBytes(7)),
            SerializedInput = withPayloads ? row.GetNullableString(8) : null,
            SerializedOutput = withPayloads ? row.GetNullableString(9) : null,
            SerializedCustomStatus = withPayloads ? row.GetNullableString(10) : null,
            DataConverter = converter,
            HasPayloads = withPayloads,
        };

    private static string ToToken(long key) => key.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static long ParseToken(string? token) =>
        string.IsNullOrEmpty(token) ? 0
        : long.TryParse(token, System.Globalization.CultureInfo.InvariantCulture, out var key) ? key
        : throw new ArgumentException($"'{token}' is not a continuation token of this task hub.", nameof(token));
}

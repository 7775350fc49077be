using Serverless.LocalDev.Store;

namespace Serverless.LocalDev.Functions.Timers;

/// <summary>The status of every monitored schedule, in the store's table host_timers; times as UTC ticks.</summary>
internal sealed class ScheduleMonitor(CloudStore store)
{
    public async Task<ScheduleStatus?> ReadAsync(string function)
    {
        await store.ExecuteAsync(
            "CREATE TABLE IF NOT EXISTS host_timers (function TEXT PRIMARY KEY, last INTEGER NOT NULL, next INTEGER NOT NULL, updated INTEGER NOT NULL) WITHOUT ROWID");
        return await store.ReadAsync(connection =>
        {
            var row = connection.Prepare("SELECT last, next, updated FROM host_timers WHERE function = ?1").Bind(1, function);
            var status = row.Step()
                ? new ScheduleStatus(Time(row.GetInt64(0)), Time(row.GetInt64(1)), Time(row.GetInt64(2)))
                : null;
            row.Reset();
            return status;
        });
    }

    public Task WriteAsync(string function, ScheduleStatus status) => store.WriteAsync(new Update(function, status));

    private static DateTime Time(long ticks) => new(ticks, DateTimeKind.Utc);

    private sealed class Update(string function, ScheduleStatus status) : StoreChange
    {
        public override void Apply(StoreConnection connection) => connection
            .Prepare("INSERT INTO host_timers (function, last, next, updated) VALUES (?1, ?2, ?3, ?4) " +
                "ON CONFLICT (function) DO UPDATE SET last = excluded.last, next = excluded.next, updated = excluded.updated")
            .Bind(1, function).Bind(2, status.Last.Ticks).Bind(3, status.Next.Ticks).Bind(4, status.LastUpdated.Ticks)
            .Execute();
    }
}

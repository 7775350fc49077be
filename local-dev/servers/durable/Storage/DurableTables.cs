namespace Serverless.LocalDev.Durable;

/// <summary>
/// One row an instance, one row of history a turn, one row a message that waits. An activity's result needs no row of its own:
/// a turn's history row holds it, and until then the activity is run again after a restart. Events are kept as the protobuf
/// they are: history and starts as HistoryChunk, a message as HistoryEvent.
/// </summary>
internal static class DurableTables
{
    public const string Definition =
        """
        CREATE TABLE IF NOT EXISTS dt_instance (
            key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, version TEXT, status INTEGER NOT NULL,
            run INTEGER NOT NULL, created INTEGER NOT NULL, updated INTEGER NOT NULL, completed INTEGER, start_at INTEGER,
            start BLOB NOT NULL, output TEXT, custom_status TEXT, failure BLOB, trace BLOB, tags TEXT,
            parent_key INTEGER, parent_id TEXT, parent_task INTEGER, parent_run INTEGER);
        CREATE INDEX IF NOT EXISTS dt_instance_parent ON dt_instance (parent_id) WHERE parent_id IS NOT NULL;
        CREATE INDEX IF NOT EXISTS dt_instance_unfinished ON dt_instance (status) WHERE status IN (0, 6, 7);
        CREATE TABLE IF NOT EXISTS dt_history (instance INTEGER, turn INTEGER, events BLOB NOT NULL, PRIMARY KEY (instance, turn)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS dt_inbox (instance INTEGER, sequence INTEGER, run INTEGER NOT NULL, event BLOB NOT NULL, PRIMARY KEY (instance, sequence)) WITHOUT ROWID;
        """;
}

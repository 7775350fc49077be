namespace Serverless.LocalDev.ServiceBus;

/// <summary>The namespace's tables. A message's row id is its entity and sequence number, so that a queue's rows are appended in order.</summary>
internal static class BusSchema
{
    public const string Definition = """
        CREATE TABLE IF NOT EXISTS sb_entities (id INTEGER PRIMARY KEY, host TEXT NOT NULL, path TEXT NOT NULL, next_sequence INTEGER NOT NULL,
            UNIQUE (host, path));
        CREATE TABLE IF NOT EXISTS sb_messages (id INTEGER PRIMARY KEY, place INTEGER NOT NULL, enqueued INTEGER NOT NULL, expires INTEGER NOT NULL,
            scheduled INTEGER NOT NULL, deliveries INTEGER NOT NULL, origin INTEGER NOT NULL, head BLOB NOT NULL, body BLOB NOT NULL);
        CREATE TABLE IF NOT EXISTS sb_taken (id INTEGER PRIMARY KEY, messages BLOB NOT NULL);
        CREATE TABLE IF NOT EXISTS sb_history (entity INTEGER NOT NULL, message TEXT NOT NULL, at INTEGER NOT NULL,
            PRIMARY KEY (entity, message)) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS sb_history_at ON sb_history (entity, at);
        CREATE TABLE IF NOT EXISTS sb_sessions (entity INTEGER NOT NULL, session TEXT NOT NULL, state BLOB NOT NULL,
            PRIMARY KEY (entity, session)) WITHOUT ROWID;
        """;

    public const string InsertMessage =
        "INSERT INTO sb_messages (id, place, enqueued, expires, scheduled, deliveries, origin, head, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
    public const string DeleteMessage = "DELETE FROM sb_messages WHERE id = ?";
    public const string MoveMessage = "UPDATE sb_messages SET place = ?, deliveries = ?, head = ? WHERE id = ?";
    public const string CountDeliveries = "UPDATE sb_messages SET deliveries = ? WHERE id = ?";
    public const string RememberTaken = "INSERT INTO sb_taken (id, messages) VALUES (?, ?)";
    public const string ForgetTaken = "DELETE FROM sb_taken WHERE id = ?";
    public const string ReserveSequences = "UPDATE sb_entities SET next_sequence = ? WHERE id = ?";
    public const string RememberId = "INSERT OR REPLACE INTO sb_history (entity, message, at) VALUES (?, ?, ?)";
    public const string ForgetIds = "DELETE FROM sb_history WHERE entity = ? AND at <= ?";
    public const string StoreSession = "INSERT OR REPLACE INTO sb_sessions (entity, session, state) VALUES (?, ?, ?)";
    public const string ForgetSession = "DELETE FROM sb_sessions WHERE entity = ? AND session = ?";

    public const string AddEntity = "INSERT OR IGNORE INTO sb_entities (host, path, next_sequence) VALUES (?, ?, 1)";
    public const string ReadEntity = "SELECT id, next_sequence FROM sb_entities WHERE host = ? AND path = ?";
    public const string ReadMessages =
        "SELECT id, place, enqueued, expires, scheduled, deliveries, origin, head, body FROM sb_messages ORDER BY id";
    public const string ReadTaken = "SELECT id, messages FROM sb_taken ORDER BY id";
    public const string ReadHistory = "SELECT message, at FROM sb_history WHERE entity = ? ORDER BY at, message";
    public const string ReadSessions = "SELECT session, state FROM sb_sessions WHERE entity = ?";
}

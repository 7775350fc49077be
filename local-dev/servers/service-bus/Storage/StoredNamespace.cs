using Serverless.LocalDev.Store;

namespace Serverless.LocalDev.ServiceBus;

/// <summary>What the store holds of a namespace, read in one go at start.</summary>
internal sealed class StoredNamespace
{
    public Dictionary<string, (int Id, long NextSequence)> Entities { get; } = new(StringComparer.OrdinalIgnoreCase);

    public List<(StoredPlace Place, LiveMessage Message)> Messages { get; } = [];

    public Dictionary<int, List<(string MessageId, long At)>> History { get; } = [];

    public Dictionary<int, List<(string Session, byte[] State)>> Sessions { get; } = [];

    /// <summary>Messages that were being handled, by row id, with the deliveries they have failed by that.</summary>
    public Dictionary<long, int> CutShort { get; } = [];

    public List<long> TakenIds { get; } = [];

    public static StoredNamespace Read(StoreConnection connection, string host, ServiceBusEntities entities)
    {
        var stored = new StoredNamespace();
        foreach (var queue in entities.Queues) stored.ReadEntity(connection, host, queue.Name);
        foreach (var topic in entities.Topics)
        {
            stored.ReadEntity(connection, host, topic.Name);
            foreach (var subscription in topic.Subscriptions) stored.ReadEntity(connection, host, EntityPath.Subscription(topic.Name, subscription.Name));
        }
        stored.ReadTaken(connection);
        stored.ReadMessages(connection);
        return stored;
    }

    private void ReadEntity(StoreConnection connection, string host, string path)
    {
        connection.Prepare(BusSchema.AddEntity).Bind(1, host).Bind(2, path).Execute();
        var read = connection.Prepare(BusSchema.ReadEntity).Bind(1, host).Bind(2, path);
        read.Step();
        var id = (int)read.GetInt64(0);
        Entities[path] = (id, read.GetInt64(1));
        read.Reset();

        var history = connection.Prepare(BusSchema.ReadHistory).Bind(1, id);
        var seen = History[id] = [];
        while (history.Step()) seen.Add((history.GetString(0), history.GetInt64(1)));
        history.Reset();

        var sessions = connection.Prepare(BusSchema.ReadSessions).Bind(1, id);
        var states = Sessions[id] = [];
        while (sessions.Step()) states.Add((sessions.GetString(0), sessions.GetBytes(1)));
        sessions.Reset();
    }

    // Several namespaces may share a store: rows of entities that are not of this one are left alone.
    private bool IsOurs(long row)
    {
        var (entity, _) = LiveMessage.Split(row);
        return History.ContainsKey(entity);
    }

    private void ReadTaken(StoreConnection connection)
    {
        var read = connection.Prepare(BusSchema.ReadTaken);
        while (read.Step())
        {
            var id = read.GetInt64(0);
            if (!IsOurs(id)) continue;
            TakenIds.Add(id);
            TakenBatch.Decode(read.GetBytes(1), CutShort);
        }
        read.Reset();
    }

    private void ReadMessages(StoreConnection connection)
    {
        var read = connection.Prepare(BusSchema.ReadMessages);
        while (read.Step())
        {
            var row = read.GetInt64(0);
            if (!IsOurs(row)) continue;
            var (entity, sequence) = LiveMessage.Split(row);
            var head = read.GetBytes(7);
            var content = MessageDecoder.Decode(head, read.GetBytes(8));
            var message = new LiveMessage(entity, sequence, new OutgoingMessage(content, head))
            {
                EnqueuedAt = read.GetInt64(2),
                ExpiresAt = read.GetInt64(3),
                ScheduledFor = read.GetInt64(4),
                FailedDeliveries = (int)read.GetInt64(5),
                OriginSequence = read.GetInt64(6),
            };
            Messages.Add(((StoredPlace)read.GetInt64(1), message));
        }
        read.Reset();
    }
}

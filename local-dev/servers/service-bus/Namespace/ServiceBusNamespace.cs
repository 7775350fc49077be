using Serverless.LocalDev.Store;

namespace Serverless.LocalDev.ServiceBus;

/// <summary>
/// A Service Bus namespace in this process. Every decision is taken from memory under one short gate, written as one
/// change inside it (so that changes are stored in the order of the decisions), and acknowledged after the commit.
/// </summary>
internal sealed partial class ServiceBusNamespace : IAsyncDisposable
{
    private readonly Dictionary<string, BusEntity> entities = new(StringComparer.OrdinalIgnoreCase);
    private readonly CloudStore store;
    private long lastTaken;

    private ServiceBusNamespace(string host, ServiceBusEntities limits, CloudClock clock, CloudStore store)
    {
        Host = host;
        Limits = limits;
        Clock = clock;
        this.store = store;
    }

    public string Host { get; }

    /// <summary>The entity list it was opened with, for the limits it carries.</summary>
    public ServiceBusEntities Limits { get; }

    public CloudClock Clock { get; }

    public Lock Gate { get; } = new();

    public LockTokens Tokens { get; } = new();

    public bool IsClosed { get; private set; }

    /// <summary>Closed, or without a store: nothing is handed out any more.</summary>
    public bool IsStopped => IsClosed || store.Fault is not null;

    /// <summary>UTC ticks on the cloud's clock.</summary>
    public long Now => Clock.UtcNow.UtcTicks;

    /// <summary>Opens the namespace with what the store holds of it under the name <paramref name="host"/>.</summary>
    /// <exception cref="StoreException">The store cannot be read or written.</exception>
    public static async Task<ServiceBusNamespace> OpenAsync(string host, ServiceBusEntities entities, CloudClock clock, CloudStore store)
    {
        var bus = new ServiceBusNamespace(host, entities, clock, store);
        await store.ExecuteAsync(BusSchema.Definition);
        var stored = await store.ReadAsync(connection => StoredNamespace.Read(connection, host, entities));
        Task restored;
        lock (bus.Gate) restored = bus.Restore(stored);
        try
        {
            await restored;
        }
        catch (BusException) when (store.Fault is { } fault)
        {
            // Nobody is a client of it yet.
            throw fault;
        }
        _ = bus.FailWhenStoppedAsync();
        return bus;
    }

    /// <summary>For dashboards: every queue, topic and subscription, in the order of the entity list.</summary>
    public IReadOnlyList<EntityCounts> Counts()
    {
        lock (Gate) return [.. entities.Values.Select(entity => entity.Count())];
    }

    /// <summary>The queue, subscription or dead-letter queue at a path.</summary>
    /// <exception cref="BusException">MessagingEntityNotFound; a topic is not received from.</exception>
    public MessageQueue Queue(string path)
    {
        var (name, subQueue) = EntityPath.Split(path);
        if (!entities.TryGetValue(name, out var found) || found is not QueueEntity queue) throw BusErrors.NotFound(Host, path);
        return queue.Part(subQueue);
    }

    /// <summary>The queue or topic at a path.</summary>
    /// <exception cref="BusException">MessagingEntityNotFound; a subscription is not sent to.</exception>
    public BusEntity Target(string path) =>
        entities.TryGetValue(path, out var found) && !path.Contains('/', StringComparison.Ordinal) ? found : throw BusErrors.NotFound(Host, path);

    public Task Write(BusChange change) => store.WriteAsync(change);

    public long NextTaken(int entity) => LiveMessage.Row(entity, ++lastTaken);

    public void ThrowIfClosed()
    {
        if (IsClosed) throw BusErrors.Closed(Host);
        if (store.Fault is { } fault) throw BusErrors.Unavailable(Host, fault);
    }

    /// <summary>Called on the writer thread after the commit.</summary>
    public void Arrived(List<(MessageQueue Queue, LiveMessage Message)> arrivals)
    {
        lock (Gate)
        {
            if (IsClosed) return;
            var now = Now;
            MessageQueue? last = null;
            foreach (var (queue, message) in arrivals)
            {
                if (last is not null && last != queue) last.Offer(now);
                queue.Arrive(message);
                last = queue;
            }
            last?.Offer(now);
        }
    }

    // No message comes any more: whoever waits for one is told, instead of being left to their patience.
    private async Task FailWhenStoppedAsync()
    {
        var reason = BusErrors.Unavailable(Host, await store.Stopped);
        lock (Gate)
        {
            foreach (var entity in entities.Values) entity.EndListeners(reason);
        }
    }

    /// <summary>Ends who waits, gives back unused sequence numbers, and leaves the store as a restart needs it.</summary>
    public async ValueTask DisposeAsync()
    {
        Task written;
        lock (Gate)
        {
            if (IsClosed) return;
            IsClosed = true;
            var change = new BusChange(this);
            foreach (var entity in entities.Values)
            {
                entity.Dispose();
                entity.Sequences.GiveBack(change);
            }
            written = change.IsEmpty || store.Fault is not null ? Task.CompletedTask : Write(change);
        }
        await written;
    }
}

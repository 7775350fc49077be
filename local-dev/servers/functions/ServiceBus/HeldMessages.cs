using System.Collections.Concurrent;
using Serverless.LocalDev.ServiceBus;

namespace Serverless.LocalDev.Functions.ServiceBus;

/// <summary>What invocations of this host hold now: messages' queues by lock token, and sessions by id.</summary>
internal sealed class HeldMessages
{
    private readonly ConcurrentDictionary<Guid, MessageQueue> queues = new();
    private readonly ConcurrentDictionary<string, SessionLock> sessions = new(StringComparer.Ordinal);

    public void Add(MessageQueue queue, ArraySegment<Delivery> delivered, SessionLock? session)
    {
        foreach (var message in delivered) queues[message.LockToken] = queue;
        // Two entities' sessions may have one id, which is all a worker sends: the first counts, as in the real host.
        if (session is not null) sessions.TryAdd(session.Session.Id, session);
    }

    public void Remove(ArraySegment<Delivery> delivered, SessionLock? session)
    {
        foreach (var message in delivered) queues.TryRemove(message.LockToken, out _);
        if (session is not null) sessions.TryRemove(new(session.Session.Id, session));
    }

    public MessageQueue? QueueOf(Guid lockToken) => queues.GetValueOrDefault(lockToken);

    public SessionLock? Session(string id) => sessions.GetValueOrDefault(id);
}

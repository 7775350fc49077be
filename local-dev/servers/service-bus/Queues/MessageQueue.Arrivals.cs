using Serverless.LocalDev.Store;

namespace Serverless.LocalDev.ServiceBus;

/// <summary>Messages becoming receivable, and who is told.</summary>
internal sealed partial class MessageQueue
{
    private readonly List<IQueueListener> listeners = [];

    /// <summary>Tells a pump whenever there may be something to take.</summary>
    public void AddListener(IQueueListener listener)
    {
        lock (Bus.Gate)
        {
            listeners.Add(listener);
            Offer(Bus.Now);
        }
    }

    /// <summary>Tells whoever waits for messages or a session that none will come.</summary>
    public void EndListeners(BusException reason)
    {
        foreach (var listener in listeners.ToArray()) listener.End(reason);
        for (var item = sessionLocks.First; item is SessionLock held; item = item.Next) held.Listener?.End(reason);
        while (sessionWaiters.First is { } node)
        {
            Remove(node);
            node.Value.Result.SetException(reason);
        }
    }

    public void RemoveListener(IQueueListener listener)
    {
        lock (Bus.Gate) listeners.Remove(listener);
    }

    /// <summary>Committed: from now on a receiver may have it. Returns to where it was if it had been deferred.</summary>
    public void Arrive(LiveMessage message)
    {
        if (message.State != LiveState.Pending || ExpiredWhileAway(message)) return;
        if (message.IsDeferred)
        {
            message.State = LiveState.Deferred;
            DeferredCount++;
        }
        else if (RequiresSession)
        {
            ArriveInSession(message);
        }
        else
        {
            available.Add(message);
        }
    }

    /// <summary>Gives sessions to who waits for one, in order of asking, then wakes the pumps and links.</summary>
    public void Offer(long now)
    {
        RunDue(now);
        if (RequiresSession) OfferSessions(now);
        if (AvailableCount > 0 && !Bus.IsClosed)
        {
            foreach (var listener in listeners) listener.Signal();
        }
        Rearm();
    }
}

/// <summary>A pump or a client's link fed by a queue. Signals come under the namespace's gate: they only schedule.</summary>
internal interface IQueueListener
{
    /// <summary>Begins a <see cref="WorkScope"/> for what it schedules, before the caller's own ends.</summary>
    void Signal();

    /// <summary>Nothing comes any more.</summary>
    void End(BusException reason) { }
}

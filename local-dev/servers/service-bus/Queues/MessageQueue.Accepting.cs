namespace Serverless.LocalDev.ServiceBus;

/// <summary>Accepting sessions, and waiting for one.</summary>
internal sealed partial class MessageQueue
{
    private readonly LinkedList<SessionWaiter> sessionWaiters = new();

    /// <summary>A named session at once, or the next one that has messages; waits for it until cancelled.</summary>
    /// <exception cref="BusException">SessionCannotBeLocked; NotAllowed on an entity without sessions.</exception>
    public Task<SessionLock> AcceptSessionAsync(string? id, CancellationToken cancellation)
    {
        lock (Bus.Gate)
        {
            Bus.ThrowIfClosed();
            if (!RequiresSession) throw BusErrors.TakesNoSessions(Path);
            cancellation.ThrowIfCancellationRequested();
            var now = Bus.Now;
            RunDue(now);
            if (id is not null && SessionOf(id).Lock is not null) throw BusErrors.SessionCannotBeLocked(id);
            if ((id is null ? TakeReady() : SessionOf(id)) is { } session)
            {
                var held = Lock(session, 0, now);
                Rearm();
                return Task.FromResult(held);
            }
            var waiter = new SessionWaiter();
            sessionWaiters.AddLast(waiter);
            waiter.Cancellation = cancellation.UnsafeRegister(_ => Cancel(waiter, cancellation), null);
            return waiter.Result.Task;
        }
    }

    /// <summary>Sessions with messages or state, by id.</summary>
    public IReadOnlyList<string> SessionIds()
    {
        lock (Bus.Gate)
        {
            return [.. sessions.Values.Where(session => session.Available.Count > 0 || session.State is not null)
                .Select(session => session.Id).Order(StringComparer.Ordinal)];
        }
    }

    private void OfferSessions(long now)
    {
        while (sessionWaiters.First is { } node && TakeReady() is { } session)
        {
            Remove(node);
            node.Value.Result.SetResult(Lock(session, 0, now));
        }
        for (var item = sessionLocks.First; item is SessionLock held; item = item.Next)
        {
            if (held.Session.Available.Count > 0) held.Listener?.Signal();
        }
    }

    private void Cancel(SessionWaiter waiter, CancellationToken cancellation)
    {
        lock (Bus.Gate)
        {
            if (sessionWaiters.Remove(waiter)) waiter.Result.SetException(new TaskCanceledException(null, null, cancellation));
        }
    }

    private void Remove(LinkedListNode<SessionWaiter> node)
    {
        sessionWaiters.Remove(node);
        node.Value.Cancellation.Unregister();
    }

    private sealed class SessionWaiter
    {
        public CancellationTokenRegistration Cancellation { get; set; }

        public TaskCompletionSource<SessionLock> Result { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

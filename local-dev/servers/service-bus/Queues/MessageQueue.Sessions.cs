namespace Serverless.LocalDev.ServiceBus;

/// <summary>Sessions: ordered, one holder at a time (docs: Message sessions).</summary>
internal sealed partial class MessageQueue
{
    private readonly Dictionary<string, Session> sessions = new(StringComparer.Ordinal);
    private readonly Queue<Session> ready = new();
    private readonly LockList sessionLocks = new();
    private int availableInSessions;

    /// <summary>The next session with messages that nobody holds, or null: what a pump does.</summary>
    public SessionLock? TryAcceptNext(TimeSpan renewFor)
    {
        lock (Bus.Gate)
        {
            if (Bus.IsStopped) return null;
            RunDue(Bus.Now);
            var accepted = TakeReady() is { } session ? Lock(session, renewFor.Ticks, Bus.Now) : null;
            Rearm();
            return accepted;
        }
    }

    /// <summary>Null for a session without state.</summary>
    public byte[]? GetSessionState(SessionLock held)
    {
        lock (Bus.Gate)
        {
            ThrowIfLost(held);
            return held.Session.State;
        }
    }

    public Task SetSessionStateAsync(SessionLock held, byte[]? state)
    {
        lock (Bus.Gate)
        {
            ThrowIfLost(held);
            if (state?.Length > Bus.Limits.MaxMessageSize) throw BusErrors.TooLarge(state.Length, Bus.Limits.MaxMessageSize);
            held.Session.State = state;
            var change = new BusChange(Bus);
            change.Add(new StoreSessionState(entity.Id, held.Session.Id, held.Session.State));
            return Bus.Write(change);
        }
    }

    public void RenewSessionLock(SessionLock held)
    {
        lock (Bus.Gate)
        {
            ThrowIfLost(held);
            Renew(held, Bus.Now);
            Rearm();
        }
    }

    /// <summary>
    /// Gives a session back. Messages delivered and not settled are receivable again, and this delivery is not counted: only
    /// a session lock that expires counts (docs: Message sessions, "Message delivery count").
    /// </summary>
    public Task ReleaseSessionAsync(SessionLock held)
    {
        lock (Bus.Gate)
        {
            if (held.IsLost || Bus.IsClosed) return Task.CompletedTask;
            var change = new BusChange(Bus);
            End(held, change, counts: false);
            Rearm();
            if (!change.IsEmpty) return Bus.Write(change);
            Offer(Bus.Now);
            return Task.CompletedTask;
        }
    }

    public void RestoreSession(string id, byte[] state) => SessionOf(id).State = state;

    private Session SessionOf(string id)
    {
        if (!sessions.TryGetValue(id, out var session)) sessions[id] = session = new Session(id);
        return session;
    }

    private void ArriveInSession(LiveMessage message)
    {
        // Looked up anew each time: a session nobody needed may have been dropped meanwhile.
        var session = message.Session = SessionOf(message.Content.SessionId!);
        session.Available.Add(message);
        availableInSessions++;
        StandInLine(session);
    }

    private void StandInLine(Session session)
    {
        if (session.IsReady || session.Lock is not null || session.Available.Count == 0) return;
        session.IsReady = true;
        ready.Enqueue(session);
    }

    private Session? TakeReady()
    {
        while (ready.TryDequeue(out var session))
        {
            session.IsReady = false;
            if (session.Lock is null && session.Available.Count > 0) return session;
        }
        return null;
    }

    private SessionLock Lock(Session session, long renewFor, long now)
    {
        var held = new SessionLock(this, session) { LockedUntil = now + lockTicks, RenewUntil = renewFor > 0 ? now + renewFor : 0 };
        session.Lock = held;
        sessionLocks.Add(held);
        return held;
    }

    private void Renew(SessionLock held, long now)
    {
        sessionLocks.Remove(held);
        held.LockedUntil = now + lockTicks;
        sessionLocks.Add(held);
        for (var item = held.InFlight.First; item is not null; item = item.Next)
        {
            item.LockedUntil = held.LockedUntil;
            ((LiveMessage)item).Delivery!.LockedUntil = held.LockedUntil;
        }
    }

    private void EndSessionLocks(long now, BusChange change)
    {
        while (sessionLocks.First is SessionLock held && held.LockedUntil <= now)
        {
            if (held.RenewUntil > now) Renew(held, now);
            else End(held, change, counts: true);
        }
    }

    private void End(SessionLock held, BusChange change, bool counts)
    {
        sessionLocks.Remove(held);
        held.IsLost = true;
        held.Session.Lock = null;
        while (held.InFlight.First is LiveMessage live)
        {
            Unlock(live, change);
            if (counts) GiveBack(live, null, change);
            else change.Arrive(this, live);
        }
        StandInLine(held.Session);
        held.Listener?.Signal();
        if (held.Session is { Available.Count: 0, State: null } && change.IsEmpty) sessions.Remove(held.Session.Id);
    }

    private void ThrowIfLost(SessionLock held)
    {
        Bus.ThrowIfClosed();
        RunDue(Bus.Now);
        if (held.IsLost || held.LockedUntil <= Bus.Now) throw BusErrors.SessionLockLost();
    }
}

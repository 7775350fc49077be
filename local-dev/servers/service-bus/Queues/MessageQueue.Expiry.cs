namespace Serverless.LocalDev.ServiceBus;

/// <summary>What the clock does to messages: locks end, lives end.</summary>
internal sealed partial class MessageQueue
{
    /// <summary>Does everything due by <paramref name="now"/>; a wall clock's alarm may ring later than a receiver asks.</summary>
    private void RunDue(long now)
    {
        if (Bus.IsClosed) return;
        BusChange? change = null;
        if (sessionLocks.First is { } session && session.LockedUntil <= now) EndSessionLocks(now, change ??= new BusChange(Bus));
        if (locks.First is { } first && first.LockedUntil <= now) EndLocks(now, change ??= new BusChange(Bus));
        if (expiries.NextDue <= now) Expire(now, change ??= new BusChange(Bus));
        if (change is { IsEmpty: false }) Bus.Write(change);
    }

    private void EndLocks(long now, BusChange change)
    {
        while (locks.First is LiveMessage live && live.LockedUntil <= now)
        {
            if (live.RenewUntil > now)
            {
                Renew(live, now);
                continue;
            }
            Unlock(live, change);
            GiveBack(live, null, change);
        }
    }

    // A locked message does not expire while its lock lasts, a deferred one not before somebody asks for it (docs: Message
    // expiration, Message deferral); both are looked at again when they come back.
    private void Expire(long now, BusChange change)
    {
        while (expiries.TryTakeDue(now, out var sequence))
        {
            if (!messages.TryGetValue(sequence, out var live) || live.ExpiresAt > now || live.State != LiveState.Available) continue;
            if (RequiresSession)
            {
                live.Session!.Available.Drop(live);
                availableInSessions--;
            }
            else
            {
                available.Drop(live);
            }
            ExpireNow(live, change);
        }
    }

    private void ExpireNow(LiveMessage live, BusChange change)
    {
        if (Options.DeadLetteringOnMessageExpiration)
        {
            DeadLetter(live, live.Content.With(null, DeadLetterReasons.Expired, DeadLetterReasons.ExpiredDescription), change);
            return;
        }
        Forget(live);
        change.Delete(live);
    }

    /// <summary>True when a message coming back had outlived its time while it was held.</summary>
    private bool ExpiredWhileAway(LiveMessage live)
    {
        if (IsDeadLetter || live.IsDeferred || live.ExpiresAt > Bus.Now) return false;
        var change = new BusChange(Bus);
        ExpireNow(live, change);
        Bus.Write(change);
        return true;
    }
}

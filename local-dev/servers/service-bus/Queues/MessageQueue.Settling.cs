namespace Serverless.LocalDev.ServiceBus;

/// <summary>Settling locked messages.</summary>
internal sealed partial class MessageQueue
{
    /// <summary>Settles one message; fails with MessageLockLost or SessionLockLost when its lock is gone.</summary>
    public Task SettleAsync(Delivery message, Settlement settlement) => SettleAsync(message.LockToken, settlement);

    /// <inheritdoc cref="SettleAsync(Delivery, Settlement)"/>
    public Task SettleAsync(Guid lockToken, Settlement settlement)
    {
        lock (Bus.Gate)
        {
            if (Bus.IsClosed) return Task.FromException(BusErrors.Closed(Bus.Host));
            if (IsDeadLetter && settlement.Kind == SettlementKind.DeadLetter)
            {
                return Task.FromException(BusErrors.DeadAlready(Path));
            }
            RunDue(Bus.Now);
            if (Held(lockToken) is not { } live) return Task.FromException(LockLost());
            var change = new BusChange(Bus);
            Settle(live, settlement, change);
            Rearm();
            return Bus.Write(change);
        }
    }

    /// <summary>Settles in one change those of a batch that are still locked. The count of the others is in <paramref name="lost"/>.</summary>
    public Task SettleAsync(ReadOnlySpan<Delivery> batch, Settlement settlement, out int lost)
    {
        lost = 0;
        lock (Bus.Gate)
        {
            if (Bus.IsClosed) return Task.FromException(BusErrors.Closed(Bus.Host));
            RunDue(Bus.Now);
            var change = new BusChange(Bus);
            foreach (var message in batch)
            {
                if (Held(message.LockToken) is { } live) Settle(live, settlement, change);
                else lost++;
            }
            Rearm();
            return change.IsEmpty ? Task.CompletedTask : Bus.Write(change);
        }
    }

    /// <summary>True while the message's lock is held under its token: nobody has settled it and it has not expired.</summary>
    public bool IsHeld(Delivery message)
    {
        lock (Bus.Gate) return Held(message.LockToken) is not null;
    }

    /// <exception cref="BusException">MessageLockLost.</exception>
    /// <returns>Until when it is now held, UTC ticks on the cloud's clock.</returns>
    public long RenewLock(Guid lockToken)
    {
        lock (Bus.Gate)
        {
            Bus.ThrowIfClosed();
            if (RequiresSession) throw BusErrors.LockOfSession();
            RunDue(Bus.Now);
            var live = Held(lockToken) ?? throw LockLost();
            Renew(live, Bus.Now);
            Rearm();
            return live.LockedUntil;
        }
    }

    /// <summary>The handler has ended: what it did not settle keeps its lock until that expires, and no longer.</summary>
    public void StopRenewing(ReadOnlySpan<Delivery> batch)
    {
        lock (Bus.Gate)
        {
            foreach (var message in batch)
            {
                if (Held(message.LockToken) is { } live) live.RenewUntil = 0;
            }
        }
    }

    private LiveMessage? Held(Guid lockToken)
    {
        var sequence = LockTokens.SequenceOf(lockToken);
        if (!messages.TryGetValue(sequence, out var live) || live.State != LiveState.Locked) return null;
        if (live.LockToken != lockToken) return null;
        return (live.Holder?.LockedUntil ?? live.LockedUntil) > Bus.Now ? live : null;
    }

    private BusException LockLost() => RequiresSession ? BusErrors.SessionLockLost() : BusErrors.MessageLockLost();

    private void Renew(LiveMessage live, long now)
    {
        locks.Remove(live);
        live.LockedUntil = now + lockTicks;
        locks.Add(live);
        live.Delivery!.LockedUntil = live.LockedUntil;
    }

    private void Settle(LiveMessage live, Settlement settlement, BusChange change)
    {
        Unlock(live, change);
        switch (settlement.Kind)
        {
            case SettlementKind.Complete:
                Forget(live);
                change.Delete(live);
                break;
            case SettlementKind.DeadLetter:
                DeadLetter(live, live.Content.With(settlement.Modify, settlement.Reason, settlement.Description), change);
                break;
            case SettlementKind.Defer:
                live.IsDeferred = true;
                live.FailedDeliveries++;
                Modify(live, settlement.Modify);
                Keep(live, change);
                break;
            case SettlementKind.Release:
                change.Arrive(this, live);
                break;
            default:
                GiveBack(live, settlement.Modify, change);
                break;
        }
    }

    private void Unlock(LiveMessage live, BusChange change)
    {
        (live.Holder?.InFlight ?? locks).Remove(live);
        live.Holder = null;
        live.Delivery = null;
        LockedCount--;
        change.Release(live);
    }

    /// <summary>A delivery that ended without success counts; one too many is the last.</summary>
    private void GiveBack(LiveMessage live, IEnumerable<KeyValuePair<string, object>>? modify, BusChange change)
    {
        live.FailedDeliveries++;
        if (!IsDeadLetter && live.FailedDeliveries >= Options.MaxDeliveryCount)
        {
            var description = DeadLetterReasons.DeliveryDescription(Options.MaxDeliveryCount);
            DeadLetter(live, live.Content.With(modify, DeadLetterReasons.MaxDeliveryCount, description), change);
            return;
        }
        Modify(live, modify);
        if (modify is not null)
        {
            Keep(live, change);
            return;
        }
        change.Add(new CountDeliveries(live.RowId, live.FailedDeliveries));
        change.Arrive(this, live);
    }

    private static void Modify(LiveMessage live, IEnumerable<KeyValuePair<string, object>>? modify)
    {
        if (modify is not null) live.Message = OutgoingMessage.From(live.Content.With(modify));
    }

    private void Keep(LiveMessage live, BusChange change)
    {
        var place = (IsDeadLetter, live.IsDeferred) switch
        {
            (false, false) => StoredPlace.Active,
            (false, true) => StoredPlace.Deferred,
            (true, false) => StoredPlace.DeadLettered,
            (true, true) => StoredPlace.DeadLetteredDeferred,
        };
        change.Add(new MoveMessage(live.RowId, place, live.FailedDeliveries, live.Message.Head));
        change.Arrive(this, live);
    }

    private void DeadLetter(LiveMessage live, BrokeredContent content, BusChange change)
    {
        Forget(live);
        live.IsDeferred = false;
        entity.Bury(live, content, change);
    }
}

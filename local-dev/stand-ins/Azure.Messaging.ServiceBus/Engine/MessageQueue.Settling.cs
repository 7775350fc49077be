using Azure.Messaging.ServiceBus;

namespace Serverless.LocalDev.ServiceBus;

/// <summary>Settling locked messages.</summary>
internal sealed partial class MessageQueue
{
    /// <summary>Settles one message; fails with MessageLockLost or SessionLockLost when its lock is gone.</summary>
    public Task SettleAsync(ServiceBusReceivedMessage message, Settlement settlement)
    {
        lock (Bus.Gate)
        {
            if (Bus.IsClosed) return Task.FromException(BusErrors.Closed(Bus.Host));
            if (IsDeadLetter && settlement.Kind == SettlementKind.DeadLetter)
            {
                return Task.FromException(new InvalidOperationException($"A message of a dead-letter queue cannot be dead-lettered again. ({Path})"));
            }
            RunDue(Bus.Now);
            if (Held(message) is not { } live) return Task.FromException(LockLost());
            var change = new BusChange(Bus);
            Settle(live, settlement, change);
            Rearm();
            return Bus.Write(change);
        }
    }

    /// <summary>Settles in one change those of a batch that are still locked. The count of the others is in <paramref name="lost"/>.</summary>
    public Task SettleAsync(ReadOnlySpan<ServiceBusReceivedMessage> batch, Settlement settlement, out int lost)
    {
        lost = 0;
        lock (Bus.Gate)
        {
            if (Bus.IsClosed) return Task.FromException(BusErrors.Closed(Bus.Host));
            RunDue(Bus.Now);
            var change = new BusChange(Bus);
            foreach (var message in batch)
            {
                if (Held(message) is { } live) Settle(live, settlement, change);
                else lost++;
            }
            Rearm();
            return change.IsEmpty ? Task.CompletedTask : Bus.Write(change);
        }
    }

    /// <summary>True while the message's lock is held under its token: nobody has settled it and it has not expired.</summary>
    public bool IsHeld(ServiceBusReceivedMessage message)
    {
        lock (Bus.Gate) return Held(message) is not null;
    }

    /// <exception cref="ServiceBusException">MessageLockLost.</exception>
    public void RenewLock(ServiceBusReceivedMessage message)
    {
        lock (Bus.Gate)
        {
            Bus.ThrowIfClosed();
            if (RequiresSession) throw new InvalidOperationException("A message of a session has no lock of its own to renew: renew the session's.");
            RunDue(Bus.Now);
            Renew(Held(message) ?? throw LockLost(), Bus.Now);
            Rearm();
        }
    }

    /// <summary>The handler has ended: what it did not settle keeps its lock until that expires, and no longer.</summary>
    public void StopRenewing(ReadOnlySpan<ServiceBusReceivedMessage> batch)
    {
        lock (Bus.Gate)
        {
            foreach (var message in batch)
            {
                if (Held(message) is { } live) live.RenewUntil = 0;
            }
        }
    }

    private LiveMessage? Held(ServiceBusReceivedMessage message)
    {
        var sequence = LockTokens.SequenceOf(message.LockTokenGuid);
        if (!messages.TryGetValue(sequence, out var live) || live.State != LiveState.Locked) return null;
        if (live.LockToken != message.LockTokenGuid) return null;
        return (live.Holder?.LockedUntil ?? live.LockedUntil) > Bus.Now ? live : null;
    }

    private ServiceBusException LockLost() => RequiresSession ? BusErrors.SessionLockLost(Path) : BusErrors.MessageLockLost(Path);

    private void Renew(LiveMessage live, long now)
    {
        locks.Remove(live);
        live.LockedUntil = now + lockTicks;
        locks.Add(live);
        Volatile.Write(ref live.Delivery!.LockedUntilTicks, live.LockedUntil);
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
                live.Content = live.Content.With(settlement.Modify);
                Keep(live, change);
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
        live.Content = live.Content.With(modify);
        if (modify is not null)
        {
            Keep(live, change);
            return;
        }
        change.Add(new CountDeliveries(live.RowId, live.FailedDeliveries));
        change.Arrive(this, live);
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
        change.Add(new MoveMessage(live.RowId, place, live.FailedDeliveries, MessageCodec.Encode(live.Content)));
        change.Arrive(this, live);
    }

    private void DeadLetter(LiveMessage live, BrokeredContent content, BusChange change)
    {
        Forget(live);
        live.IsDeferred = false;
        entity.Bury(live, content, change);
    }
}

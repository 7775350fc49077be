namespace Serverless.LocalDev.ServiceBus;

/// <summary>Taking messages: locking them, or deleting them in ReceiveAndDelete.</summary>
internal sealed partial class MessageQueue
{
    /// <summary>At once, or null: what a pump does.</summary>
    /// <param name="max">The most to take.</param>
    /// <param name="mode">Whether they are locked or gone.</param>
    /// <param name="renewFor">How long the locks renew themselves.</param>
    /// <param name="session">The session to take from, where the entity requires sessions.</param>
    public Taking? TryTake(int max, ReceiveMode mode, TimeSpan renewFor, SessionLock? session = null)
    {
        lock (Bus.Gate)
        {
            if (Bus.IsStopped) return null;
            var now = Bus.Now;
            RunDue(now);
            var taking = Take(max, mode, renewFor.Ticks, session, now);
            Rearm();
            return taking;
        }
    }

    private Taking? Take(int max, ReceiveMode mode, long renewFor, SessionLock? session, long now)
    {
        if (session is { IsLost: true }) return null;
        var from = session?.Session.Available ?? available;
        var count = Math.Min(max, from.Count);
        if (count == 0) return null;
        var taken = new LiveMessage[count];
        for (var index = 0; index < count; index++) taken[index] = from.Take()!;
        if (session is not null) availableInSessions -= count;
        return Take(taken, mode, renewFor, session, now);
    }

    private Taking Take(LiveMessage[] taken, ReceiveMode mode, long renewFor, SessionLock? session, long now)
    {
        var change = new BusChange(Bus);
        var deliveries = new Delivery[taken.Length];
        if (mode == ReceiveMode.ReceiveAndDelete)
        {
            for (var index = 0; index < taken.Length; index++)
            {
                deliveries[index] = Deliver(taken[index], default, 0, isReceived: true);
                change.Delete(taken[index]);
                Forget(taken[index]);
            }
        }
        else
        {
            var batch = new TakenBatch(Bus.NextTaken(entity.Id)) { Remaining = taken.Length };
            for (var index = 0; index < taken.Length; index++) deliveries[index] = Hold(taken[index], batch, renewFor, session, now);
            change.Add(new RememberTaken(batch.Id, TakenBatch.Encode(taken)));
        }
        return new Taking(deliveries, Bus.Write(change));
    }

    private Delivery Hold(LiveMessage message, TakenBatch batch, long renewFor, SessionLock? session, long now)
    {
        message.State = LiveState.Locked;
        message.Taken = batch;
        message.LockToken = Bus.Tokens.Next(message.Sequence);
        message.LockedUntil = session?.LockedUntil ?? now + lockTicks;
        message.RenewUntil = renewFor > 0 ? now + renewFor : 0;
        message.Holder = session;
        (session?.InFlight ?? locks).Add(message);
        LockedCount++;
        return message.Delivery = Deliver(message, message.LockToken, message.LockedUntil, isReceived: true);
    }

    private static Delivery Deliver(LiveMessage message, Guid token, long lockedUntil, bool isReceived) => new(message.Content, message.Message.Head)
    {
        LockToken = token,
        LockedUntil = lockedUntil,
        SequenceNumber = message.Sequence,
        EnqueuedSequenceNumber = message.OriginSequence,
        EnqueuedTime = new DateTimeOffset(message.EnqueuedAt, TimeSpan.Zero),
        FailedDeliveries = message.FailedDeliveries,
        IsReceived = isReceived,
        State = message.State == LiveState.Scheduled ? MessageState.Scheduled
            : message.IsDeferred ? MessageState.Deferred
            : MessageState.Active,
    };
}

namespace Serverless.LocalDev.ServiceBus;

/// <summary>Looking without taking, and taking what was deferred.</summary>
internal sealed partial class MessageQueue
{
    /// <summary>Every live message from a sequence number on, whatever its state (docs: Message browsing).</summary>
    public IReadOnlyList<Delivery> Peek(int max, long from, string? session)
    {
        lock (Bus.Gate)
        {
            Bus.ThrowIfClosed();
            RunDue(Bus.Now);
            IEnumerable<LiveMessage> all = messages.Values;
            if (SubQueue == SubQueue.None) all = all.Concat(entity.Scheduled.Messages);
            return [.. all
                .Where(message => message.Sequence >= from && message.State != LiveState.Pending)
                .Where(message => session is null || message.Content.SessionId == session)
                .OrderBy(message => message.Sequence)
                .Take(max)
                .Select(message => Deliver(message, default, 0, isReceived: false))];
        }
    }

    /// <summary>Deferred messages by their numbers: all of them, or MessageNotFound and none.</summary>
    public Task<IReadOnlyList<Delivery>> ReceiveDeferredAsync(
        IReadOnlyList<long> sequences, ReceiveMode mode, SessionLock? session)
    {
        lock (Bus.Gate)
        {
            Bus.ThrowIfClosed();
            if (RequiresSession && session is null) throw BusErrors.NeedsSessionReceiver(Path);
            var now = Bus.Now;
            RunDue(now);
            if (session is { IsLost: true }) throw BusErrors.SessionLockLost();
            ExpireDeferred(sequences, now);
            var taken = new LiveMessage[sequences.Count];
            for (var index = 0; index < taken.Length; index++)
            {
                var sequence = sequences[index];
                taken[index] = messages.TryGetValue(sequence, out var live) && live.State == LiveState.Deferred
                    && (session is null || live.Content.SessionId == session.Session.Id)
                    ? live
                    : throw BusErrors.MessageNotFound(sequence);
            }
            if (taken.Length == 0) return Task.FromResult<IReadOnlyList<Delivery>>([]);
            DeferredCount -= taken.Length;
            var taking = Take(taken, mode, 0, session, now);
            Rearm();
            return taking.HandOverAsync();
        }
    }

    private void ExpireDeferred(IReadOnlyList<long> sequences, long now)
    {
        if (IsDeadLetter) return;
        var change = new BusChange(Bus);
        foreach (var sequence in sequences)
        {
            if (!messages.TryGetValue(sequence, out var live) || live.State != LiveState.Deferred || live.ExpiresAt > now) continue;
            DeferredCount--;
            ExpireNow(live, change);
        }
        if (!change.IsEmpty) Bus.Write(change);
    }
}

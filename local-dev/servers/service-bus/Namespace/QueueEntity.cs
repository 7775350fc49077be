namespace Serverless.LocalDev.ServiceBus;

/// <summary>A queue or a subscription: its messages, and those it dead-lettered.</summary>
internal class QueueEntity : BusEntity
{
    private readonly Lazy<MessageQueue> transferDeadLetter;

    public QueueEntity(ServiceBusNamespace bus, int id, string path, EntityOptions options, SequenceCounter sequences)
        : base(bus, id, path, options, sequences)
    {
        Main = new MessageQueue(this, SubQueue.None);
        DeadLetter = new MessageQueue(this, SubQueue.DeadLetter);
        transferDeadLetter = new Lazy<MessageQueue>(() => new MessageQueue(this, SubQueue.TransferDeadLetter));
    }

    public MessageQueue Main { get; }

    public MessageQueue DeadLetter { get; }

    /// <summary>The transfer dead-letter queue is always empty: messages are forwarded in the same step as they are accepted, so nothing fails in transfer.</summary>
    public MessageQueue Part(SubQueue subQueue) => subQueue switch
    {
        SubQueue.None => Main,
        SubQueue.DeadLetter => DeadLetter,
        _ => transferDeadLetter.Value,
    };

    public override void Check(OutgoingMessage message)
    {
        base.Check(message);
        if (Main.Size + DeadLetter.Size + message.Size > Bus.Limits.MaxEntitySize) throw BusErrors.QuotaExceeded(Path, Bus.Limits.MaxEntitySize);
    }

    public override void Deliver(long sequence, long origin, OutgoingMessage message, long now, int hops, BusChange change)
    {
        message = message.LivingAtMost(Options.DefaultMessageTimeToLive);
        if (Options.ForwardTo is null)
        {
            var missesSession = Options.RequiresSession && string.IsNullOrEmpty(message.Content.SessionId);
            if (!missesSession) Keep(Main, sequence, origin, message, now, change);
            else KeepDead(sequence, origin, message, now, DeadLetterReasons.SessionIdNull, DeadLetterReasons.SessionIdNullDescription, change);
        }
        else if (MayForward(hops))
        {
            Bus.Target(Options.ForwardTo).AcceptForwarded(message, origin == 0 ? sequence : origin, now, hops + 1, change);
        }
        else
        {
            KeepDead(sequence, origin, message, now, DeadLetterReasons.Hops, DeadLetterReasons.HopsDescription, change);
        }
    }

    /// <summary>A dead message leaves the main queue, for the sub-queue or for where dead letters are forwarded to.</summary>
    public void Bury(LiveMessage message, BrokeredContent content, BusChange change)
    {
        message.Message = OutgoingMessage.From(content);
        if (Options.ForwardDeadLetteredMessagesTo is { } elsewhere)
        {
            change.Delete(message);
            var outgoing = OutgoingMessage.From(content with { DeadLetterSource = Path });
            Bus.Target(elsewhere).AcceptForwarded(outgoing, message.OriginSequence == 0 ? message.Sequence : message.OriginSequence, Bus.Now, 1, change);
            return;
        }
        change.Add(new MoveMessage(message.RowId, StoredPlace.DeadLettered, message.FailedDeliveries, message.Message.Head));
        DeadLetter.Adopt(message);
        change.Arrive(DeadLetter, message);
    }

    public override EntityCounts Count() => new(
        Path, Main.AvailableCount, Main.LockedCount, Scheduled.Count, Main.DeferredCount, DeadLetter.Count, TotalEnqueued);

    public override void EndListeners(BusException reason)
    {
        Main.EndListeners(reason);
        DeadLetter.EndListeners(reason);
        if (transferDeadLetter.IsValueCreated) transferDeadLetter.Value.EndListeners(reason);
    }

    public override void Dispose()
    {
        base.Dispose();
        Main.Dispose();
        DeadLetter.Dispose();
        if (transferDeadLetter.IsValueCreated) transferDeadLetter.Value.Dispose();
    }

    private void KeepDead(long sequence, long origin, OutgoingMessage message, long now, string reason, string description, BusChange change) =>
        Keep(DeadLetter, sequence, origin, OutgoingMessage.From(message.Content.With(null, reason, description)), now, change);

    private void Keep(MessageQueue queue, long sequence, long origin, OutgoingMessage message, long now, BusChange change)
    {
        var life = message.Content.TimeToLive.Ticks;
        var live = new LiveMessage(Id, sequence, message)
        {
            OriginSequence = origin,
            EnqueuedAt = now,
            ExpiresAt = life >= DateTimeOffset.MaxValue.UtcTicks - now ? long.MaxValue : now + life,
        };
        TotalEnqueued++;
        queue.Adopt(live);
        change.Insert(live, queue == Main ? StoredPlace.Active : StoredPlace.DeadLettered);
        change.Arrive(queue, live);
    }
}

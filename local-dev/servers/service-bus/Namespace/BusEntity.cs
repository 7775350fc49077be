namespace Serverless.LocalDev.ServiceBus;

/// <summary>Something messages are sent to (a queue or a topic) or copied to (a subscription). Guarded by the namespace's gate.</summary>
internal abstract class BusEntity
{
    private const int MostHops = 4;
    private readonly DuplicateHistory? history;

    protected BusEntity(ServiceBusNamespace bus, int id, string path, EntityOptions options, SequenceCounter sequences)
    {
        Bus = bus;
        Id = id;
        Path = path;
        Options = options;
        Sequences = sequences;
        Scheduled = new ScheduledMessages(this);
        if (options.RequiresDuplicateDetection) history = new DuplicateHistory(id, options.DuplicateDetectionHistoryTimeWindow);
    }

    public ServiceBusNamespace Bus { get; }

    public int Id { get; }

    public string Path { get; }

    public EntityOptions Options { get; }

    public SequenceCounter Sequences { get; }

    public ScheduledMessages Scheduled { get; }

    public long TotalEnqueued { get; protected set; }

    public DuplicateHistory? History => history;

    /// <summary>Refuses, before anything is decided, what this entity cannot take.</summary>
    public virtual void Check(OutgoingMessage message)
    {
        if (message.Size > Bus.Limits.MaxMessageSize) throw BusErrors.TooLarge(message.Size, Bus.Limits.MaxMessageSize);
        if (Options.RequiresSession && string.IsNullOrEmpty(message.Content.SessionId)) throw BusErrors.SessionIdMissing(Path);
    }

    /// <summary>Takes a message sent here: duplicates are dropped, what is scheduled waits, the rest is delivered.</summary>
    /// <returns>The sequence number; 0 for a duplicate.</returns>
    public long Accept(OutgoingMessage message, long now, BusChange change)
    {
        if (history?.IsDuplicate(message.Content.MessageId!, now, change) == true) return 0;
        var sequence = Sequences.Next(change);
        if (message.Content.ScheduledEnqueueTime.UtcTicks > now) Scheduled.Add(sequence, message, change);
        else Deliver(sequence, 0, message, now, 0, change);
        return sequence;
    }

    /// <summary>Takes a message that another entity forwards here.</summary>
    public void AcceptForwarded(OutgoingMessage message, long origin, long now, int hops, BusChange change)
    {
        if (history?.IsDuplicate(message.Content.MessageId!, now, change) == true) return;
        Deliver(Sequences.Next(change), origin, message, now, hops, change);
    }

    /// <param name="sequence">The message's number here.</param>
    /// <param name="origin">Its number where it was first submitted, or 0 if that was here.</param>
    public abstract void Deliver(long sequence, long origin, OutgoingMessage message, long now, int hops, BusChange change);

    public abstract EntityCounts Count();

    /// <summary>Tells whoever waits that nothing comes any more.</summary>
    public virtual void EndListeners(BusException reason) { }

    public virtual void Dispose() => Scheduled.Dispose();

    protected static bool MayForward(int hops) => hops < MostHops;
}

namespace Serverless.LocalDev.ServiceBus;

/// <summary>One receiver's hold on a session; its messages' locks stand and fall with it.</summary>
internal sealed class SessionLock(MessageQueue queue, Session session) : TimedLock
{
    public MessageQueue Queue => queue;

    public Session Session => session;

    public bool IsLost { get; set; }

    /// <summary>Messages of this session delivered under this lock and not settled.</summary>
    public LockList InFlight { get; } = new();

    /// <summary>A pump's wish to be told of messages, or of the loss of the lock.</summary>
    public IQueueListener? Listener { get; set; }

    /// <summary>A handler asked its pump to let the session go.</summary>
    public bool ReleaseRequested { get; set; }

    public DateTimeOffset LockedUntilTime => new(LockedUntil, TimeSpan.Zero);
}

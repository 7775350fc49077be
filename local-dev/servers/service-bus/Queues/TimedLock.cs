namespace Serverless.LocalDev.ServiceBus;

/// <summary>Something held until a time: a locked message, or a locked session. Linked into one <see cref="LockList"/>.</summary>
internal abstract class TimedLock
{
    /// <summary>UTC ticks; lost at that instant.</summary>
    public long LockedUntil { get; set; }

    /// <summary>UTC ticks up to which the lock renews itself when it comes due, for a pump whose handler still runs; 0 is never.</summary>
    public long RenewUntil { get; set; }

    internal TimedLock? Previous { get; set; }

    internal TimedLock? Next { get; set; }
}

namespace Serverless.LocalDev.Store;

/// <summary>
/// The one clock of an embedded cloud, and its one scheduler: leases, locks, TTLs, schedules and durable timers all
/// ask it to wake them, so that a virtual clock can fire everything due in order.
/// </summary>
public abstract class CloudClock(WorkTracker work) : IDisposable
{
    public WorkTracker Work { get; } = work;

    public abstract TimeProvider TimeProvider { get; }

    public DateTimeOffset UtcNow => TimeProvider.GetUtcNow();

    /// <summary>
    /// Runs <paramref name="callback"/> once when the clock reaches <paramref name="due"/>, in order of due time and then of
    /// scheduling, one callback at a time. It must be short and must begin a work scope for anything it starts.
    /// Disposing the result cancels it.
    /// </summary>
    public abstract IDisposable Schedule(DateTimeOffset due, Action callback);

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected abstract void Dispose(bool disposing);
}

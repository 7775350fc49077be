namespace Serverless.LocalDev.Store;

/// <summary>Real time: one timer, set to the next due callback.</summary>
public sealed class WallClock : CloudClock
{
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(40);
    private readonly DueQueue due = new();
    private readonly Lock firing = new();
    private readonly ITimer timer;

    public WallClock(WorkTracker? work = null) : base(work ?? new WorkTracker()) =>
        timer = TimeProvider.System.CreateTimer(_ => Fire(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    public override TimeProvider TimeProvider => TimeProvider.System;

    public override IDisposable Schedule(DateTimeOffset due, Action callback)
    {
        var entry = this.due.Add(due, callback, out var isFirst);
        if (isFirst) SetTimer();
        return entry;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) timer.Dispose();
    }

    private void Fire()
    {
        lock (firing)
        {
            while (due.TakeDue(UtcNow) is { } entry)
            {
                using var _ = Work.Begin(WorkKind.Timer);
                entry.Run();
            }
        }
        SetTimer();
    }

    private void SetTimer()
    {
        if (due.NextDue is not { } next) return;
        var wait = next - UtcNow;
        if (wait < TimeSpan.Zero) wait = TimeSpan.Zero;
        // Timers take no more than about 49 days, and a whole millisecond at a time: round up so that none fires early.
        wait = wait > LongestTimer ? LongestTimer : TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds));
        timer.Change(wait, Timeout.InfiniteTimeSpan);
    }
}

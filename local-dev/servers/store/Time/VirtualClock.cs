namespace Serverless.LocalDev.Store;

/// <summary>
/// Time that stands still until it is advanced. Advancing fires everything due in order and lets the platform fall idle
/// after each callback, so that what a callback starts has ended, or is itself waiting for a later time, before the next.
/// </summary>
public sealed class VirtualClock : CloudClock
{
    private readonly DueQueue due = new();
    private readonly VirtualTimeProvider provider;
    private readonly SemaphoreSlim advancing = new(1, 1);
    private long nowTicks;

    public VirtualClock(DateTimeOffset start, WorkTracker? work = null) : base(work ?? new WorkTracker())
    {
        nowTicks = start.UtcTicks;
        provider = new VirtualTimeProvider(this);
    }

    /// <summary>How long, in real time, the platform may take to fall idle before an advance gives up and says why.</summary>
    public TimeSpan StallLimit { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Told each new time before anything happens at it.</summary>
    public Action<DateTimeOffset>? Moving { get; init; }

    public override TimeProvider TimeProvider => provider;

    public override IDisposable Schedule(DateTimeOffset due, Action callback) => this.due.Add(due, callback, out _);

    /// <summary>When the next callback is due, if any is scheduled.</summary>
    public DateTimeOffset? NextDue => due.NextDue;

    /// <exception cref="TimeoutException">Something stayed busy for longer than <see cref="StallLimit"/> of real time.</exception>
    public Task AdvanceAsync(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        return AdvanceToAsync(UtcNow + by);
    }

    /// <inheritdoc cref="AdvanceAsync"/>
    public async Task AdvanceToAsync(DateTimeOffset target)
    {
        await advancing.WaitAsync();
        try
        {
            await IdleAsync();
            while (due.TakeDue(target) is { } entry)
            {
                MoveTo(entry.Due);
                using (Work.Begin(WorkKind.Timer)) entry.Run();
                await IdleAsync();
            }
            MoveTo(target);
        }
        finally
        {
            advancing.Release();
        }
    }

    /// <summary>Waits, in real time, until nothing is in flight; what is due now has then been done.</summary>
    public Task SettleAsync() => AdvanceAsync(TimeSpan.Zero);

    // The semaphore holds nothing unless its wait handle is asked for, and an advance may still be ending when its cloud does.
    protected override void Dispose(bool disposing)
    {
    }

    // Something scheduled in the past fires now: time never goes back.
    private void MoveTo(DateTimeOffset time)
    {
        if (time.UtcTicks <= nowTicks) return;
        Moving?.Invoke(time.ToUniversalTime());
        Volatile.Write(ref nowTicks, time.UtcTicks);
    }

    private async Task IdleAsync()
    {
        var idle = Work.WhenIdleAsync();
        if (idle.IsCompleted) return;
        try
        {
            await idle.WaitAsync(StallLimit);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException(
                $"The platform did not fall idle within {StallLimit} of real time at {UtcNow:O}; in flight: {Work.Describe()}. " +
                "Work that waits for the clock from inside an invocation never ends while the clock stands still.");
        }
    }

    private sealed class VirtualTimeProvider(VirtualClock clock) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(Volatile.Read(ref clock.nowTicks), TimeSpan.Zero);

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Volatile.Read(ref clock.nowTicks);

        public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            new VirtualTimer(clock, () => callback(state), dueTime, period);
    }

    private sealed class VirtualTimer : ITimer
    {
        private readonly VirtualClock clock;
        private readonly Action callback;
        private TimeSpan period;
        private IDisposable? next;

        public VirtualTimer(VirtualClock clock, Action callback, TimeSpan dueTime, TimeSpan period)
        {
            this.clock = clock;
            this.callback = callback;
            Change(dueTime, period);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            this.period = period;
            next?.Dispose();
            next = dueTime == Timeout.InfiniteTimeSpan ? null : clock.Schedule(clock.UtcNow + dueTime, Tick);
            return true;
        }

        public void Dispose() => next?.Dispose();

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void Tick()
        {
            if (period > TimeSpan.Zero) next = clock.Schedule(clock.UtcNow + period, Tick);
            callback();
        }
    }
}

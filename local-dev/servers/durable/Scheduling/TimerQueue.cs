using Serverless.LocalDev.Store;

namespace Serverless.LocalDev.Durable;

/// <summary>All durable timers, on one appointment with the clock: the next that is due.</summary>
internal sealed class TimerQueue(CloudClock clock)
{
    private const int SmallestCompaction = 1024;
    private readonly PriorityQueue<DurableTimer, (long Due, long Order)> timers = new();
    private readonly Lock gate = new();
    private IDisposable? appointment;
    private long appointedFor = long.MaxValue;
    private long added;
    private int cancelled;

    public void Add(DurableTimer timer)
    {
        lock (gate)
        {
            timers.Enqueue(timer, (timer.DueTicks, added++));
            Appoint();
        }
    }

    public void Cancel(DurableTimer timer)
    {
        lock (gate)
        {
            if (timer.IsCancelled) return;
            timer.IsCancelled = true;
            // A reminder is usually cancelled long before it is due: cancelled ones must not pile up until then.
            if (++cancelled < SmallestCompaction || cancelled < timers.Count / 2) return;
            var kept = timers.UnorderedItems.Where(item => !item.Element.IsCancelled).ToArray();
            timers.Clear();
            timers.EnqueueRange(kept);
            cancelled = 0;
        }
    }

    public void Stop()
    {
        lock (gate)
        {
            appointment?.Dispose();
            appointedFor = long.MinValue;
        }
    }

    private void Fire()
    {
        var due = new List<DurableTimer>();
        lock (gate)
        {
            if (appointedFor == long.MinValue) return;
            appointedFor = long.MaxValue;
            var now = clock.UtcNow.UtcTicks;
            while (timers.TryPeek(out var timer, out _) && (timer.IsCancelled || timer.DueTicks <= now))
            {
                timers.Dequeue();
                if (timer.IsCancelled) cancelled = Math.Max(0, cancelled - 1);
                else due.Add(timer);
                // No longer in the queue: a cancellation that comes now must not be counted.
                timer.IsCancelled = true;
            }
            Appoint();
        }
        foreach (var timer in due) timer.Fire();
    }

    private void Appoint()
    {
        if (!timers.TryPeek(out var next, out _) || next.DueTicks >= appointedFor) return;
        appointment?.Dispose();
        appointedFor = next.DueTicks;
        appointment = clock.Schedule(new DateTimeOffset(next.DueTicks, TimeSpan.Zero), Fire);
    }
}

/// <summary>What happens at a time, unless it is cancelled before.</summary>
internal sealed class DurableTimer(long dueTicks, Action callback)
{
    public long DueTicks => dueTicks;

    public bool IsCancelled { get; set; }

    public void Fire() => callback();
}

using Serverless.LocalDev.Store;

namespace Serverless.Tests.Conformance.Functions.ServiceBus;

/// <summary>A clock that a test moves while functions run, which the virtual clock waits for.</summary>
internal sealed class SteeredClock() : CloudClock(new WorkTracker())
{
    private readonly PriorityQueue<Entry, DateTimeOffset> due = new();
    private readonly Steered provider = new(Platform.Start);

    public override TimeProvider TimeProvider => provider;

    public override IDisposable Schedule(DateTimeOffset due, Action callback)
    {
        var entry = new Entry(callback);
        lock (this.due) this.due.Enqueue(entry, due);
        return entry;
    }

    /// <summary>Fires what is due on the way, in order; does not wait for what that starts.</summary>
    public void Move(TimeSpan by)
    {
        var target = provider.GetUtcNow() + by;
        while (TakeDue(target) is { } entry) entry.Run();
        provider.Now = target;
    }

    protected override void Dispose(bool disposing)
    {
    }

    private Entry? TakeDue(DateTimeOffset target)
    {
        lock (due)
        {
            if (!due.TryPeek(out var entry, out var time) || time > target) return null;
            due.Dequeue();
            if (time > provider.GetUtcNow()) provider.Now = time;
            return entry;
        }
    }

    private sealed class Entry(Action callback) : IDisposable
    {
        private Action? callback = callback;

        public void Run() => Interlocked.Exchange(ref callback, null)?.Invoke();

        public void Dispose() => Interlocked.Exchange(ref callback, null);
    }

    private sealed class Steered(DateTimeOffset start) : TimeProvider
    {
        private long ticks = start.UtcTicks;

        public DateTimeOffset Now { set => Volatile.Write(ref ticks, value.UtcTicks); }

        public override DateTimeOffset GetUtcNow() => new(Volatile.Read(ref ticks), TimeSpan.Zero);
    }
}

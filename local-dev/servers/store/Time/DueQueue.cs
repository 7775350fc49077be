namespace Serverless.LocalDev.Store;

/// <summary>Callbacks by due time, then by order of scheduling. Cancelled entries leave when they surface.</summary>
internal sealed class DueQueue
{
    private readonly PriorityQueue<Entry, (long Due, long Order)> entries = new();
    private readonly Lock gate = new();
    private long scheduled;

    internal sealed class Entry(DateTimeOffset due, Action callback) : IDisposable
    {
        private Action? callback = callback;

        public DateTimeOffset Due => due;

        public bool IsCancelled => Volatile.Read(ref callback) is null;

        public void Run() => Interlocked.Exchange(ref callback, null)?.Invoke();

        public void Dispose() => Volatile.Write(ref callback, null);
    }

    /// <summary>True in <paramref name="isFirst"/> when the new entry is the next one due.</summary>
    public Entry Add(DateTimeOffset due, Action callback, out bool isFirst)
    {
        var entry = new Entry(due, callback);
        lock (gate)
        {
            entries.Enqueue(entry, (due.UtcTicks, scheduled++));
            isFirst = ReferenceEquals(entries.Peek(), entry);
        }
        return entry;
    }

    public DateTimeOffset? NextDue
    {
        get
        {
            lock (gate)
            {
                DropCancelled();
                return entries.TryPeek(out var next, out _) ? next.Due : null;
            }
        }
    }

    public Entry? TakeDue(DateTimeOffset until)
    {
        lock (gate)
        {
            DropCancelled();
            return entries.TryPeek(out var next, out _) && next.Due <= until ? entries.Dequeue() : null;
        }
    }

    private void DropCancelled()
    {
        while (entries.TryPeek(out var next, out _) && next.IsCancelled) entries.Dequeue();
    }
}

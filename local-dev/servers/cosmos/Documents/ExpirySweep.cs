using Serverless.LocalDev.Store;

namespace Serverless.LocalDev.Cosmos.Documents;

/// <summary>
/// Takes expired documents out of memory and file. Nobody sees them from the second they expire; this only gives the space
/// back, with one scheduled wake-up for all containers.
/// </summary>
internal sealed class ExpirySweep(CloudClock clock) : IDisposable
{
    private readonly Lock gate = new();
    private readonly PriorityQueue<(DocumentContainer Container, DocumentSlot Slot), long> expiries = new();
    private IDisposable? wakeUp;
    private long wakeUpAt = long.MaxValue;
    private bool stopped;

    /// <param name="expiresAt">Seconds since 1970.</param>
    public void Watch(DocumentContainer container, DocumentSlot slot, long expiresAt)
    {
        lock (gate)
        {
            expiries.Enqueue((container, slot), expiresAt);
            Arm();
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            stopped = true;
            wakeUp?.Dispose();
        }
    }

    private void Arm()
    {
        if (stopped || !expiries.TryPeek(out _, out var next) || next >= wakeUpAt) return;
        wakeUp?.Dispose();
        wakeUpAt = next;
        wakeUp = clock.Schedule(DateTimeOffset.FromUnixTimeSeconds(next), Sweep);
    }

    private void Sweep()
    {
        var due = new List<(DocumentContainer Container, DocumentSlot Slot)>();
        var now = clock.UtcNow.ToUnixTimeSeconds();
        lock (gate)
        {
            while (expiries.TryPeek(out var entry, out var expiresAt) && expiresAt <= now)
            {
                due.Add(entry);
                expiries.Dequeue();
            }
        }
        foreach (var (container, slot) in due) container.RemoveExpired(slot);
        lock (gate)
        {
            wakeUpAt = long.MaxValue;
            Arm();
        }
    }
}

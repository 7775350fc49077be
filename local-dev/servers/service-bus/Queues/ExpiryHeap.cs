namespace Serverless.LocalDev.ServiceBus;

/// <summary>When messages expire, by time and then sequence number. Entries of messages long gone are swept when they outnumber the living.</summary>
internal sealed class ExpiryHeap
{
    private PriorityQueue<long, (long Due, long Sequence)> entries = new();

    public long NextDue => entries.TryPeek(out _, out var next) ? next.Due : long.MaxValue;

    public void Add(LiveMessage message, Dictionary<long, LiveMessage> living)
    {
        if (message.ExpiresAt == long.MaxValue) return;
        if (entries.Count > (living.Count * 2) + 4096) Sweep(living);
        entries.Enqueue(message.Sequence, (message.ExpiresAt, message.Sequence));
    }

    public bool TryTakeDue(long now, out long sequence)
    {
        if (entries.TryPeek(out sequence, out var next) && next.Due <= now)
        {
            entries.Dequeue();
            return true;
        }
        sequence = 0;
        return false;
    }

    private void Sweep(Dictionary<long, LiveMessage> living)
    {
        var kept = new PriorityQueue<long, (long, long)>(living.Count + 16);
        foreach (var (sequence, priority) in entries.UnorderedItems)
        {
            if (living.ContainsKey(sequence)) kept.Enqueue(sequence, priority);
        }
        entries = kept;
    }
}

namespace Serverless.LocalDev.ServiceBus;

/// <summary>
/// Messages to receive, by sequence number. New ones come in order; those that come back (abandoned, lock expired) go
/// before them. What expires in place is skipped when it surfaces.
/// </summary>
internal sealed class AvailableMessages
{
    private readonly Queue<LiveMessage> fresh = new();
    private readonly PriorityQueue<LiveMessage, long> returned = new();
    private long newest;

    public int Count { get; private set; }

    public void Add(LiveMessage message)
    {
        message.State = LiveState.Available;
        Count++;
        if (message.Sequence > newest)
        {
            newest = message.Sequence;
            fresh.Enqueue(message);
        }
        else
        {
            returned.Enqueue(message, message.Sequence);
        }
    }

    public LiveMessage? Take()
    {
        DropGone();
        if (!fresh.TryPeek(out var next))
        {
            if (!returned.TryDequeue(out next, out _)) return null;
        }
        else if (returned.TryPeek(out var earlier, out var sequence) && sequence < next.Sequence)
        {
            next = earlier;
            returned.Dequeue();
        }
        else
        {
            fresh.Dequeue();
        }
        Count--;
        return next;
    }

    /// <summary>An available message left by another way than being taken.</summary>
    public void Drop(LiveMessage message)
    {
        message.State = LiveState.Gone;
        Count--;
    }

    private void DropGone()
    {
        while (fresh.TryPeek(out var next) && next.State != LiveState.Available) fresh.Dequeue();
        while (returned.TryPeek(out var next, out _) && next.State != LiveState.Available) returned.Dequeue();
    }
}

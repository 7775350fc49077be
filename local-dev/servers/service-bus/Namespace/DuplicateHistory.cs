namespace Serverless.LocalDev.ServiceBus;

/// <summary>Message ids seen inside the detection window (docs: Duplicate detection).</summary>
internal sealed class DuplicateHistory(int entity, TimeSpan window)
{
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private readonly Queue<(string MessageId, long At)> order = new();

    public void Restore(string messageId, long at)
    {
        if (seen.Add(messageId)) order.Enqueue((messageId, at));
    }

    /// <summary>True for an id already seen: such a message is accepted and dropped.</summary>
    public bool IsDuplicate(string messageId, long now, BusChange change)
    {
        Forget(now - window.Ticks, change);
        if (!seen.Add(messageId)) return true;
        order.Enqueue((messageId, now));
        change.Add(new RememberId(entity, messageId, now));
        return false;
    }

    private void Forget(long until, BusChange change)
    {
        if (!order.TryPeek(out var oldest) || oldest.At > until) return;
        while (order.TryPeek(out oldest) && oldest.At <= until) seen.Remove(order.Dequeue().MessageId);
        change.Add(new ForgetIds(entity, until));
    }
}

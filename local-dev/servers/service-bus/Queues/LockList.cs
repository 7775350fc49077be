namespace Serverless.LocalDev.ServiceBus;

/// <summary>
/// Locks in order of expiry. An entity's locks all last equally long, so a new one belongs at the end, and a settled one
/// is unlinked at once: nothing of it lingers until its time would have come.
/// </summary>
internal sealed class LockList
{
    private TimedLock? last;

    public TimedLock? First { get; private set; }

    public void Add(TimedLock item)
    {
        var before = last;
        // Only a wall clock set back makes this loop turn.
        while (before is not null && before.LockedUntil > item.LockedUntil) before = before.Previous;
        item.Previous = before;
        item.Next = before is null ? First : before.Next;
        if (item.Previous is null) First = item;
        else item.Previous.Next = item;
        if (item.Next is null) last = item;
        else item.Next.Previous = item;
    }

    public void Remove(TimedLock item)
    {
        if (item.Previous is null) First = item.Next;
        else item.Previous.Next = item.Next;
        if (item.Next is null) last = item.Previous;
        else item.Next.Previous = item.Previous;
        item.Previous = item.Next = null;
    }
}

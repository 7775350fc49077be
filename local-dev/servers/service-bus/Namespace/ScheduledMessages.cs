namespace Serverless.LocalDev.ServiceBus;

/// <summary>
/// Messages of one entity that wait for their enqueue time. When it comes they are appended as if sent then, with a new
/// sequence number (docs: Message sequencing and timestamps).
/// </summary>
internal sealed class ScheduledMessages : IDisposable
{
    private readonly BusEntity entity;
    private readonly Dictionary<long, LiveMessage> waiting = [];
    private readonly PriorityQueue<long, (long Due, long Sequence)> due = new();
    private readonly Alarm alarm;

    public ScheduledMessages(BusEntity entity)
    {
        this.entity = entity;
        alarm = new Alarm(entity.Bus.Clock, entity.Bus.Gate, Activate);
    }

    public int Count => waiting.Count;

    public IEnumerable<LiveMessage> Messages => waiting.Values;

    public void Add(long sequence, OutgoingMessage message, BusChange change)
    {
        var live = new LiveMessage(entity.Id, sequence, message)
        {
            ScheduledFor = message.Content.ScheduledEnqueueTime.UtcTicks,
            EnqueuedAt = entity.Bus.Now,
        };
        Restore(live);
        change.Insert(live, StoredPlace.Scheduled);
        alarm.Set(live.ScheduledFor);
    }

    public void Restore(LiveMessage message)
    {
        message.State = LiveState.Scheduled;
        waiting.Add(message.Sequence, message);
        due.Enqueue(message.Sequence, (message.ScheduledFor, message.Sequence));
    }

    public void Arm()
    {
        if (due.TryPeek(out _, out var next)) alarm.Set(next.Due);
    }

    public bool Contains(long sequence) => waiting.ContainsKey(sequence);

    public void Cancel(long sequence, BusChange change)
    {
        if (!waiting.Remove(sequence, out var entry)) throw BusErrors.ScheduledNotFound(sequence);
        change.Delete(entry);
    }

    public void Dispose() => alarm.Dispose();

    private void Activate()
    {
        var now = entity.Bus.Now;
        var change = new BusChange(entity.Bus);
        while (due.TryPeek(out var sequence, out var next) && next.Due <= now)
        {
            due.Dequeue();
            if (!waiting.Remove(sequence, out var entry)) continue;
            change.Delete(entry);
            entity.Deliver(entity.Sequences.Next(change), 0, entry.Message, now, 0, change);
        }
        entity.Bus.Write(change);
        Arm();
    }
}

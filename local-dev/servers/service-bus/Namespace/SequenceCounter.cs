namespace Serverless.LocalDev.ServiceBus;

/// <summary>
/// An entity's sequence numbers: ascending, never used twice. They are reserved in blocks, so a killed process leaves a gap,
/// as a real namespace does too.
/// </summary>
internal sealed class SequenceCounter(int entity, long first)
{
    private const long Block = 65_536;
    private long next = first;
    private long reserved = first;

    public long Next(BusChange change)
    {
        if (next == reserved)
        {
            reserved += Block;
            change.Add(new ReserveSequences(entity, reserved));
        }
        return next++;
    }

    /// <summary>A clean stop leaves no gap.</summary>
    public void GiveBack(BusChange change)
    {
        if (next != reserved) change.Add(new ReserveSequences(entity, next));
        reserved = next;
    }
}

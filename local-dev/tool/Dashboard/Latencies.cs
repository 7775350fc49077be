namespace Serverless.LocalDev.Dashboard;

/// <summary>The latest durations measured, and their percentiles.</summary>
internal sealed class Latencies
{
    private const int Remembered = 8_192;
    private readonly TimeSpan[] latest = new TimeSpan[Remembered];
    private readonly Lock gate = new();
    private long count;

    public long Count => Interlocked.Read(ref count);

    public void Add(TimeSpan duration)
    {
        lock (gate) latest[count++ % Remembered] = duration;
    }

    /// <summary>The smallest duration that <paramref name="percent"/> of those remembered do not exceed; null before the first.</summary>
    public TimeSpan? Percentile(int percent)
    {
        TimeSpan[] sorted;
        lock (gate) sorted = latest[..(int)Math.Min(count, Remembered)];
        if (sorted.Length == 0) return null;
        Array.Sort(sorted);
        return sorted[Math.Max(0, (sorted.Length * percent + 99) / 100 - 1)];
    }
}
